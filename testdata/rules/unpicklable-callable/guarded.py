# start-method: spawn
import math
import multiprocessing as mp
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial


def top(n):
    return n


try:
    import fast
except ImportError:
    fast = None


if __name__ == "__main__":
    def work(n):
        return n

    class Job:
        def run(self, n):
            return n

    def main():
        with mp.Pool(2) as pool:
            pool.map(work, range(3))  # want "error: multiprocessing.Pool.map\\(\\) takes work along, but what is defined under the main guard is unknown to the worker, which imports the module without it\nguarded.py: "

    mp.Process(target=work, args=(1,)).start()  # want "takes work along"
    mp.Process(target=Job().run, args=(1,)).start()  # want "takes Job\\(\\).run along"
    mp.Process(target=top, args=(1,)).start()
    mp.get_context("fork").Process(target=work, args=(1,)).start()
    pool = ProcessPoolExecutor()
    pool.submit(work, 1)  # want "takes work along"
    pool.submit(partial(work, 1))  # want "along"
    forked = mp.get_context("fork").Pool()
    forked.map(work, [1])
    copied = ProcessPoolExecutor(2, mp.get_context("fork"))
    copied.submit(work, 1)
    with ThreadPoolExecutor() as threads:
        threads.submit(work, 1)
    main()


if __name__ == "__main__":
    def top(n):
        return 2 * n


def helper(pool):
    pool.map(top, [1])
