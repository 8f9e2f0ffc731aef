from multiprocessing import Pool

import store as s


def work(n):
    return s.state, n  # want "work reads state .*\nstore.py: state is set here"


def main(numbers):
    s.fill(3)
    with Pool() as pool:
        return pool.map(work, numbers)
