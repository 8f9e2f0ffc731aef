# safe: no
# before: prints lost
# after: prints kept
import threading
import time
from concurrent.futures import ThreadPoolExecutor

total = 0
_total_lock = threading.Lock()


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


def add(turns):
    global total
    for _ in range(turns):
        with _total_lock:
            total = total + one


with ThreadPoolExecutor(4) as pool:
    for _ in range(4):
        pool.submit(add, 20)
print("kept" if total == 80 else "lost")
