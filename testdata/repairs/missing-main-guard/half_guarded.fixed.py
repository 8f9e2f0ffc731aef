# safe: no
# start-method: spawn
import multiprocessing


def work(n):
    return n


if __name__ == "__main__":
    pool = multiprocessing.Pool(1)
    pool.map(work, [1, 2])

if __name__ == "__main__":
    print("done")
