# safe: no
# before: raises AttributeError|PicklingError
# after: prints [3, 6, 9]
"""Scales."""
import functools
from concurrent.futures import ProcessPoolExecutor


def scale(factor, n):
    return factor * n


class Scaler:
    """é"""

    # how much
    def run(self, numbers, factor):
        print_first = scale(factor, 1)
        with ProcessPoolExecutor(1) as pool:
            return [print_first] + list(pool.map(functools.partial(scale, factor), numbers))


if __name__ == "__main__":
    print(Scaler().run([2, 3], 3))
