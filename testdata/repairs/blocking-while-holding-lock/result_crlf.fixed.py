# safe: no
# before: hangs
# after: prints 3
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def work(n):
    with lock:
        return n + 1


def main():
    with ThreadPoolExecutor() as pool:
        with lock:
            future = pool.submit(work, 2)
        print(future.result())  # é


main()
