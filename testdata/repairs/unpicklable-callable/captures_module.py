# repair: none
from multiprocessing import Pool


def run(numbers):
    import math

    with Pool(1) as pool:
        return pool.map(lambda n: math.sqrt(n), numbers)
