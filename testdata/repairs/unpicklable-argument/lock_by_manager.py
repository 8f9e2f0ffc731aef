# safe: no
# before: raises TypeError
# after: prints 2
import multiprocessing
import threading


def work(lock, n):
    with lock:
        return n


def main():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.apply(work, (threading.Lock(), 2)))


if __name__ == "__main__":
    main()
