import concurrent.futures as cf
from concurrent.futures import ThreadPoolExecutor as Pool

SHARED = Pool()  # want "^possible hint: "


def local(names):
    pool = Pool()  # want "^hint: nothing shuts this executor down"
    return list(pool.map(len, names))


def at_once(name):
    return cf.ProcessPoolExecutor().submit(len, name)  # want "^hint"


def closed(names):
    pool = Pool()
    try:
        return list(pool.map(len, names))
    finally:
        pool.shutdown()


def inside(names):
    with Pool() as pool:
        return list(pool.map(len, names))


def entered_later(names):
    pool = Pool()
    with pool:
        return list(pool.map(len, names))


def given_away():
    return Pool()


class Server:
    def __init__(self):
        self.pool = Pool()
        self.other = Pool()  # want "^hint"

    def close(self):
        self.pool.shutdown(wait=False)

    def work(self):
        self.other.submit(print)


def shadowed(ThreadPoolExecutor):
    pool = ThreadPoolExecutor()
    pool.submit(print)


def use(name):
    return SHARED.submit(len, name)
