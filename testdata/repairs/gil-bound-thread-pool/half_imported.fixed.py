# safe: no
# before: prints [5, 8]
# after: prints [5, 8]
from concurrent.futures import ProcessPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    with ProcessPoolExecutor() as pool: print(list(pool.map(fib, [5])) + list(pool.map(fib, [6])))


def other(n):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(fib, [n]))


if __name__ == "__main__":
    main()
