# safe: no
# before: prints lost
# after: prints kept
import threading
import time


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()
balance = 0


def deposit():
    global balance
    for _ in range(20):
        new = balance + one
        balance = new


threads = [threading.Thread(target=deposit) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("kept" if balance == 80 else "lost")
