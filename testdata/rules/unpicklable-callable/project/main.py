from concurrent.futures import ProcessPoolExecutor

from tools import maker


def main(numbers):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(maker(3), numbers))  # want "maker\\(3\\) along, but a function defined inside another.*\ntools.py: "
