# target: 3.14
# python: >=3.14
# safe: no
# before: raises PicklingError|NotShareableError|TypeError|Exception
# after: prints 3
from concurrent.futures import InterpreterPoolExecutor


def main(n):
    with InterpreterPoolExecutor(1) as pool:
        print(pool.submit(lambda: n + 1).result())


if __name__ == "__main__":
    main(2)
