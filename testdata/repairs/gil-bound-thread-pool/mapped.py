# safe: no
# before: prints [5, 8]
# after: prints [5, 8]
from concurrent.futures import ThreadPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    é = 1; pool = ThreadPoolExecutor(max_workers=2)
    print(list(pool.map(fib, [5, 6])))  # é
    pool.shutdown()
    return é


if __name__ == "__main__":
    main()
