# start-method: spawn
from multiprocessing import Pool


def work(n):
    return n


def compute(numbers, parallel=False, processes=None):
    if parallel:
        return spread(numbers, processes)
    return [work(n) for n in numbers]


def spread(numbers, processes=None):
    if processes == 1:
        return [work(n) for n in numbers]
    else:
        with Pool(processes) as pool:
            return pool.map(work, numbers)


def both(numbers, parallel=False, processes=None):
    if parallel and processes > 1:
        return always(numbers)


def always(numbers):
    with Pool() as pool:
        return pool.map(work, numbers)


compute([1])
compute([1], parallel=False)
compute([1], True)
compute([1], True, 4)  # want "error: compute\\(\\) starts a process whenever this module is imported"
compute([1], parallel=True, processes=-1)  # want "compute"
spread([1], 1)
spread([1])
spread([1], 8)  # want "spread"
both([1], parallel=True, processes=1)
both([1], parallel=True, processes=2)  # want "both"
always([1])  # want "always"
