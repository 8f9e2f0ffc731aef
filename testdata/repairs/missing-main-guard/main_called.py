# safe: no
# start-method: spawn
import multiprocessing


def work(n):
    return n


def main():
    with multiprocessing.Pool(1) as pool:
        pool.map(work, [1, 2])


main(); print("done")
