# repair: none
from multiprocessing import Pool

results = []


def work(n):
    if n == 3:
        return
    results.append(n)


def main():
    with Pool() as pool:
        pool.map(work, range(10))
    print(results)
