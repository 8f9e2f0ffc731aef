# repair: none
from joblib import Parallel, delayed

seen = []


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    seen.append(n)
    return s


def main(numbers):
    Parallel(n_jobs=4, backend="threading")(delayed(total)(n) for n in numbers)
    return seen
