"""How much is computed follows from what the functions are given."""
import functools
from concurrent.futures import ThreadPoolExecutor

from joblib import Parallel, delayed


def squares(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


def summed(number):
    return sum(i * i for i in range(number))


def simulated(seed, steps=200_000):
    x = seed
    for _ in range(steps):
        x = (1_103_515_245 * x + 12_345) % 2_147_483_648
    return x


def cut_short(n):
    n = 10
    total = 0
    for i in range(n):
        total += i * i
    return total


def by_lists():
    with ThreadPoolExecutor() as pool:
        pool.map(squares, [10_000_000] * 4)  # want "squares\\(\\) only computes"
        pool.map(squares, (10_000_000, 20_000_000))  # want "squares\\(\\) only computes"
        pool.map(squares, [1_000_000 + i for i in range(20)])  # want "squares\\(\\) only computes"
        pool.map(squares, [10_000_000, 20])
        pool.map(squares, range(100))
        pool.map(cut_short, [10_000_000] * 4)
        pool.map(functools.partial(squares), [10] * 4)


def by_defaults():
    with ThreadPoolExecutor() as pool:
        pool.map(simulated, [1, 2, 3])  # want "simulated\\(\\) only computes"
        pool.map(simulated, [1, 2, 3], [10, 20, 30])
        for seed in range(4):
            pool.submit(simulated, seed)  # want "simulated\\(\\) only computes"
            pool.submit(simulated, seed, 10)
            pool.submit(simulated, seed, steps=10)
            pool.submit(simulated, seed, steps=1_000_000)  # want "simulated\\(\\) only computes"
            pool.submit(simulated, *[seed, 10])


def by_calls(numbers, often):
    with ThreadPoolExecutor() as pool:
        pool.map(summed, numbers)  # want "summed\\(\\) only computes"
        for _ in range(4):
            pool.submit(summed, often)  # want "summed\\(\\) only computes"


def by_other_calls(numbers, often):
    with ThreadPoolExecutor() as pool:
        pool.map(summed, numbers)
        for _ in range(4):
            pool.submit(summed, often)


def known_elsewhere(numbers):
    with ThreadPoolExecutor() as pool:
        pool.map(summed, numbers)


def of_themselves():
    doubled = doubled * 2
    first = second * 2
    second = first * 2
    with ThreadPoolExecutor() as pool:
        pool.map(squares, doubled)
        pool.map(squares, first)
        pool.map(squares, again)


again = again * 2


def in_joblib():
    return Parallel(n_jobs=4, prefer="threads")(delayed(simulated)(seed) for seed in range(16))  # want "simulated\\(\\) only computes"


def in_joblib_briefly():
    return Parallel(n_jobs=4, prefer="threads")(delayed(simulated)(seed, 10) for seed in range(16))


if __name__ == "__main__":
    numbers = [5_000_000 + x for x in range(20)]
    by_calls(numbers, 2_000_000)
    by_other_calls(numbers, 2_000_000)
    by_other_calls([1, 2], 10)
    known_elsewhere(numbers)
    print(known_elsewhere)
