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


def count(turns):
    total = 0
    total_lock = threading.Lock()

    def add():
        nonlocal total
        for _ in range(turns):
            with total_lock:
                total = total + one

    threads = []
    for _ in range(4):
        threads.append(threading.Thread(target=add))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


print("kept" if count(20) == 80 else "lost")
