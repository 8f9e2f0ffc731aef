# repair: none
from concurrent.futures import ThreadPoolExecutor

results = []


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    results.append(fib(n))


def main():
    with ThreadPoolExecutor() as pool:
        list(pool.map(work, [5, 6]))
        list(pool.map(fib, [5, 6]))
