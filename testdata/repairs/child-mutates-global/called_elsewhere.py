# repair: none
from multiprocessing import Pool

results = []


def work(n):
    results.append(n)


def main():
    with Pool() as pool:
        pool.map(work, range(10))
    work(10)
    print(results)
