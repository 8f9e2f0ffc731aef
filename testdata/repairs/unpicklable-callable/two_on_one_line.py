# safe: no
from multiprocessing import Pool


@staticmethod
def run(numbers):
    with Pool(1) as pool:
        return pool.map(lambda n: n + 1, numbers), pool.map(lambda n: n + 2, numbers)
