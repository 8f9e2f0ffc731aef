# start-method: spawn
from multiprocessing import Pool, Process

limit = None
step = 2


def work(n):
    return helper(n)


def helper(n):
    return n * factor  # want "error: helper reads factor in a worker process, but only the main guard sets it, in the parent: the worker has no such name\nguarded.py: factor is set here\nguarded.py: work starts here, in another process\nguarded.py: work calls helper"


def bounded(n):
    return min(n, limit)  # want "bounded reads limit .*: the worker sees the value from import"


def stepped(n):
    return n * step


def hidden(factor):
    return factor


def parent():
    return factor


if __name__ == "__main__":
    factor = 3
    limit = 4
    step = 3
    with Pool() as pool:
        pool.map(work, [1])
        pool.map(hidden, [1])
        pool.map(bounded, [1])
        pool.map(stepped, [1])
    Process(target=bounded, args=(1,)).start()
    parent()
