# repair: none
from multiprocessing import Pool


def run(numbers):
    total = 0

    def work(n):
        nonlocal total
        total += n
        return n

    with Pool(1) as pool:
        return pool.map(work, numbers), total
