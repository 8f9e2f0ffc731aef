# target: 3.14
# python: >=3.14
# safe: no
# before: raises PicklingError|NotShareableError|TypeError|Exception
# after: prints 3
import functools
from concurrent.futures import InterpreterPoolExecutor


def task(n):
    return n + 1


def main(n):
    with InterpreterPoolExecutor(1) as pool:
        print(pool.submit(functools.partial(task, n)).result())


if __name__ == "__main__":
    main(2)
