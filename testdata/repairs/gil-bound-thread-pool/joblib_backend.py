# safe: no
from joblib import Parallel, delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def main(numbers):
    return Parallel(4, "threading")(delayed(total)(n) for n in numbers)
