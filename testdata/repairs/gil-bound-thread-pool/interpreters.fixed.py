# target: 3.14
# repair: 2
# safe: no
# before: prints [5, 8]
# after: prints [5, 8]
from concurrent.futures import InterpreterPoolExecutor


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    with InterpreterPoolExecutor() as pool:
        print(list(pool.map(fib, [5, 6])))


if __name__ == "__main__":
    main()
