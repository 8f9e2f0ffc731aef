from gevent.pool import Pool as Greenlets
from multiprocessing import Pool


def greenlets(numbers):
    pool = Greenlets(2)
    return pool.map(abs, numbers)


def processes(numbers):
    pool = Pool(2)  # want "nothing closes this pool"
    return pool.map(abs, numbers)
