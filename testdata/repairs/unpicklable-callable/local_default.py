# repair: none
from multiprocessing import Pool


def run(numbers, factor):
    def work(n, factor=factor):
        return n * factor

    with Pool(1) as pool:
        return pool.map(work, numbers)
