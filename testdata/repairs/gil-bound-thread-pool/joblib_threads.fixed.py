# safe: no
from joblib import Parallel, delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def main(numbers):
    with Parallel(n_jobs=4, prefer='processes') as parallel:  # é
        return parallel(delayed(total)(n) for n in numbers)
