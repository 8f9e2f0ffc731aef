# safe: no
import dask


@dask.delayed
def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


class Report:
    def __init__(self, numbers):
        self.numbers = numbers

    def make(self):
        with dask.config.set(scheduler="processes"):
            return dask.compute(*[total(n) for n in self.numbers])

    def again(self):
        return dask.compute(*map(total, self.numbers), scheduler="processes")
