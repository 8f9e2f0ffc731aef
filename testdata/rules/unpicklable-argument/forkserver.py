# target: 3.14
import itertools
import multiprocessing
import threading
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor


def work(*args):
    return args


def main():
    multiprocessing.Process(target=work, args=(threading.Event(),)).start()  # want "error: .*threading.Event cannot be pickled$"
    multiprocessing.Process(target=work, args=(multiprocessing.Event(),)).start()
    with ProcessPoolExecutor() as pool:
        pool.submit(work, itertools.count())  # want "itertools.count cannot be pickled"
    with InterpreterPoolExecutor() as interpreters:
        interpreters.submit(work, threading.Lock())  # want "cannot pass into another interpreter"
        interpreters.submit(work, memoryview(b"abc"))
