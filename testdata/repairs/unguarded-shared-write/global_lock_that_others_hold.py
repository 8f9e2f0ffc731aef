# safe: no
# before: prints lost
# after: prints kept
import threading
import time

guard = threading.Lock()
total = 0


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


def reset():
    global total
    with guard:
        total = 0


def add():
    """Un de plus, vingt fois."""
    global total
    for _ in range(20):
        total = total + one


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("kept" if total == 80 else "lost")
