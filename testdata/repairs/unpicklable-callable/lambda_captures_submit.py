# safe: no
# before: raises AttributeError|PicklingError
# after: prints 12
import functools
from concurrent.futures import ProcessPoolExecutor


def run(a, b):
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(
            lambda c, d=1: (
                a * b  # both
                + c + d
            ),
            5,
        ).result()


if __name__ == "__main__":
    print(run(2, 3))
