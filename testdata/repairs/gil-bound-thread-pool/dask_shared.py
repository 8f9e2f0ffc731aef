# repair: none
import dask

results = []


@dask.delayed
def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    results.append(s)


def make(numbers):
    return dask.compute(*map(total, numbers), scheduler="threads")
