import concurrent.futures as cf
from multiprocessing.pool import ThreadPool
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def read(path):
    with open(path) as file:
        return file.read()


def mapped(numbers):
    with cf.ThreadPoolExecutor(8) as pool:
        list(pool.map(fib, numbers))  # want "fib\\(\\) only computes.*\npools.py: fib calls itself"
        for n in numbers:
            pool.submit(fib, n)  # want "fib"
        pool.submit(fib, 3)
        list(pool.map(read, numbers))


def others(numbers, given: Executor):
    with ThreadPool() as threads:
        threads.map(fib, numbers)  # want "fib"
    with ThreadPoolExecutor(max_workers=1) as single:
        list(single.map(fib, numbers))
    with ProcessPoolExecutor() as processes:
        list(processes.map(fib, numbers))
    list(given.map(fib, numbers))


def shadowed(ThreadPoolExecutor, numbers):
    with ThreadPoolExecutor() as pool:
        list(pool.map(fib, numbers))
