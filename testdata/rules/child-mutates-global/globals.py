import multiprocessing as mp
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager

total = 0
results = []
cache = {}
seen = set()
proxy = Manager().list()


def count(n):
    global total
    total += n


def collect(n):
    results.append(n)


def remember(n):
    cache[n] = n
    return cache


def add(n):
    proxy.append(n)


def setup():
    seen.add(1)


def counts(numbers):
    with mp.Pool() as pool:
        pool.map(count, numbers)
    return total  # want "warning: total does not see here what count\\(\\) did to it.*\nglobals.py: count starts here, in another process\nglobals.py: it changes its own copy of total"


def collects(numbers):
    print(results)
    with ProcessPoolExecutor() as pool:
        list(pool.map(collect, numbers))
    for result in results:  # want "results does not see here"
        print(result)


def started():
    process = mp.Process(target=collect, args=(1,))
    process.start()
    process.join()
    return len(results)  # want "collect"


def others(numbers):
    with mp.Pool(initializer=setup) as pool:
        pool.map(remember, numbers)
        pool.map(add, numbers)
    threading.Thread(target=collect, args=(1,)).start()
    return list(proxy), results, seen


def replaces(numbers):
    global results
    with mp.Pool() as pool:
        pool.map(collect, numbers)
    results = sorted(numbers)
    return results


def shadowed(numbers):
    results = []
    with mp.Pool() as pool:
        pool.map(collect, numbers)
    return results
