# target: 3.12
from multiprocessing import Pool

if __name__ == "__main__":
    def work(n):
        return n

    with Pool(2) as pool:
        pool.map(work, range(3))  # want "warning: .*without it: it works only where processes are forked"
