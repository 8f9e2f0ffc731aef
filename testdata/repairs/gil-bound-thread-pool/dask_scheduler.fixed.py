# safe: no
import dask
from dask import delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


def several(numbers):
    tasks = [delayed(total)(n) for n in numbers]
    return dask.compute(*tasks, scheduler='processes')  # é
