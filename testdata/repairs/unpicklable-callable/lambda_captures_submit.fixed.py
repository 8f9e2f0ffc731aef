# safe: no
# before: raises AttributeError|PicklingError
# after: prints 12
import functools
from concurrent.futures import ProcessPoolExecutor


def task(a, b, c, d=1):
    return (
        a * b  # both
        + c + d
    )


def run(a, b):
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(
            functools.partial(task, a, b),
            5,
        ).result()


if __name__ == "__main__":
    print(run(2, 3))
