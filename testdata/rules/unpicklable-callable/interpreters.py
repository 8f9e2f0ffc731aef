# target: 3.14
import math
import multiprocessing
from concurrent.futures import InterpreterPoolExecutor


def main(limit):
    with InterpreterPoolExecutor() as pool:
        pool.submit(lambda: 1)
        pool.submit(lambda n: n * 2, 4)
        pool.submit(lambda: math.pi)  # want "cannot pass into another interpreter"
        pool.submit(lambda: limit)  # want "cannot pass into another interpreter"
        pool.submit(lambda n=1: n)  # want "cannot pass into another interpreter"
    multiprocessing.Process(target=lambda: 1).start()  # want "error: .*a lambda cannot be pickled$"
