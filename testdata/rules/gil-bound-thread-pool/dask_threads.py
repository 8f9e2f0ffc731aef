import dask
import dask.bag as db
from dask import compute, delayed


def total(n):
    s = 0
    for i in range(1_000_000):
        for j in range(n):
            s += i * j
    return s


@delayed  # want "hint: marked\\(\\) only computes"
def marked(n):
    s = 0
    for i in range(1_000_000):
        s += i * n
    return s


def fetch(url):
    return len(url)


def several(numbers):
    tasks = [delayed(total)(n) for n in numbers]  # want "warning: total\\(\\) only computes.*this loop of total computes"
    return compute(*tasks, scheduler="threads")


def looped(numbers):
    tasks = []
    for n in numbers:
        tasks.append(dask.delayed(total)(n))  # want "total\\(\\) only computes"
    with dask.config.set(scheduler="threading"):
        return dask.compute(*tasks)


def bag(numbers):
    return db.from_sequence(numbers).map(total).compute(scheduler="threads")  # want "total\\(\\) only computes"


def one(number):
    return delayed(total)(number).compute(scheduler="threads")


def light(urls):
    return compute(*[delayed(fetch)(url) for url in urls], scheduler="threads")


def shadowed(delayed, numbers):
    return compute(*[delayed(total)(n) for n in numbers], scheduler="threads")
