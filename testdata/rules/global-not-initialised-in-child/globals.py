import multiprocessing as mp
import threading

config = None
constant = 3
lazy = None
given = None
imported = None


def read(n):
    return config, n  # want "warning: read reads config in a worker process, but only main\\(\\) sets it, in the parent: it works only where processes are forked.*\nglobals.py: config is set here\nglobals.py: read starts here"


def plain(n):
    return constant * n


def make(n):
    global lazy
    if lazy is None:
        lazy = n
    return lazy


def keep(value):
    global given
    given = value


def use(n):
    return given, n


def fill():
    global imported
    imported = 1


def used(n):
    return imported, n


def in_thread():
    return config


def shadowed(n, config=1):
    return config


fill()


def main(numbers):
    global config, constant
    config = {}
    constant = 4
    with mp.Pool(initializer=keep, initargs=(1,)) as pool:
        pool.map(read, numbers)
        pool.map(plain, numbers)
        pool.map(make, numbers)
        pool.map(use, numbers)
        pool.map(used, numbers)
        pool.map(shadowed, numbers)
    threading.Thread(target=in_thread).start()


def forked():
    mp.get_context("fork").Process(target=other).start()


def other():
    return config
