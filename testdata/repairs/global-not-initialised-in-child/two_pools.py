# repair: none
# target: 3.14
from multiprocessing import Pool, Process

limit = None


def work(n):
    return n, limit


def main():
    global limit
    limit = 3
    with Pool() as pool:
        pool.map(work, [1])
    Process(target=work, args=(1,)).start()
