# target: 3.14
import multiprocessing

limit = None


def work():
    return limit  # want "error: work reads limit .*: the worker sees the value from import"


def main(n):
    global limit
    limit = n
    multiprocessing.Process(target=work).start()
