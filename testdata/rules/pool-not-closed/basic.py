import multiprocessing as mp
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def forgotten(numbers):
    pool = Pool()  # want "^warning: nothing closes this pool"
    return pool.map(abs, numbers)


def threads(numbers):
    pool = ThreadPool(2)  # want "nothing closes"
    return pool.map(abs, numbers)


def closed(numbers):
    pool = mp.Pool()
    try:
        return pool.map(abs, numbers)
    finally:
        pool.close()
        pool.join()


def too_late(numbers):
    with mp.Pool() as pool:
        result = pool.map_async(abs, numbers)
    result.wait()  # want "^error: leaving `with` terminates the pool.*handed out here"
    return result


def in_time(numbers):
    with mp.Pool() as pool:
        result = pool.map_async(abs, numbers)
        result.wait()
    return result.get()


def not_a_pool(numbers, Pool):
    pool = Pool()
    return pool.map(abs, numbers)
