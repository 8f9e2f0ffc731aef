# repair: none
from multiprocessing import Pool

results = []


def work(n):
    results.append(n)


def main():
    with Pool() as pool:
        done = pool.map(work, range(10))
    print(results, done)
