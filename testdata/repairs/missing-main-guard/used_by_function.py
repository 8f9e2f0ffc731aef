# repair: none
# start-method: spawn
import multiprocessing

pool = multiprocessing.Pool(1)


def work(n):
    return pool.map(abs, [n])
