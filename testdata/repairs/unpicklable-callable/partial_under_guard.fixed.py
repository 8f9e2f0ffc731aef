# safe: yes
# target: 3.14
# before: raises AttributeError
# after: prints 3
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def add(a, b):
    return a + b


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(partial(add, 1), 2).result())
