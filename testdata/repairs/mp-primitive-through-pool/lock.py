# safe: no
# before: raises RuntimeError
# after: prints [1, 2]
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def work(lock, n):
    with lock:
        return n


def main():
    """é"""
    lock = multiprocessing.Lock()  # for all
    with ProcessPoolExecutor(2) as pool:
        tasks = [pool.submit(work, lock, n) for n in (1, 2)]
        print([t.result() for t in tasks])


if __name__ == "__main__":
    main()
