# safe: no
from multiprocessing import Pool


def task(n):
    return n + 1


@staticmethod
def run(numbers):
    with Pool(1) as pool:
        return pool.map(task, numbers), pool.map(lambda n: n + 2, numbers)
