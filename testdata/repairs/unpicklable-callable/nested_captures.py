# safe: no
# before: raises AttributeError|PicklingError
# after: prints [3, 6, 9]
"""Scales."""
from concurrent.futures import ProcessPoolExecutor


class Scaler:
    """é"""

    # how much
    def run(self, numbers, factor):
        def scale(n):
            return factor * n

        print_first = scale(1)
        with ProcessPoolExecutor(1) as pool:
            return [print_first] + list(pool.map(scale, numbers))


if __name__ == "__main__":
    print(Scaler().run([2, 3], 3))
