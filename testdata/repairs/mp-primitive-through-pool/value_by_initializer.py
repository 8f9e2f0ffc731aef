# safe: no
# before: raises RuntimeError
# after: prints 6
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def add(counter, n: int):
    """é"""
    with counter.get_lock():
        counter.value += n


def main():
    é = 2; counter = multiprocessing.Value("i", 0)
    with ProcessPoolExecutor(é) as pool:  # é
        futures = [pool.submit(add, counter, n) for n in range(4)]
    for future in futures:
        future.result()
    print(counter.value)


if __name__ == "__main__":
    main()
