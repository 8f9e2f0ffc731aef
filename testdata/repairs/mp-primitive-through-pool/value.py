# repair: none
import multiprocessing


def work(value):
    return value


def main():
    value = multiprocessing.Lock()
    value = multiprocessing.RLock()
    with multiprocessing.Pool(2) as pool:
        pool.map(work, [value])
        pool.map(work, [multiprocessing.Barrier(2)])
