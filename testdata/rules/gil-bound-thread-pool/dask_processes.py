import dask
from dask import delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def processes(numbers):
    return dask.compute(*[delayed(total)(n) for n in numbers], scheduler="processes")


def threads(numbers):
    return dask.compute(*[delayed(total)(n) for n in numbers], scheduler="threads")
