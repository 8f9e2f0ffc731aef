import functools
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as T


def one(a):
    return a


def two(a, b=1):
    return a, b


def named(a, *, key):
    return a, key


def any_number(*args, **kwargs):
    return args, kwargs


@functools.lru_cache
def cached(a):
    return a


class Worker:
    def run(self, path):
        return path

    def go(self):
        T(target=self.run, args=("a",)).start()
        T(target=self.run).start()  # want "gives Worker.run 0 positional arguments, but it takes 1"


def main(items, pair):
    threading.Thread(target=one, args=("a")).start()  # want "error: args=\"a\" is not a tuple of arguments: each character"
    T(target=one, args=(3)).start()  # want "args=3 is not a tuple of arguments: it cannot be unpacked"
    T(target=one, args=(one)).start()  # want "cannot be unpacked"
    T(target=one, args=("a",)).start()
    T(target=one, args=pair).start()
    T(target=one, args=["a"]).start()
    T(target=one, args=(1, 2)).start()  # want "gives one 2 positional arguments, but it takes 1.*\narguments.py: one is defined here"
    T(target=two, args=(1, 2)).start()
    T(target=two).start()  # want "0 positional arguments, but it takes 1–2"
    T(target=two, args=(1,), kwargs={"b": 2}).start()
    T(target=two, args=(1,), kwargs={"c": 2}).start()  # want "gives two an argument named c, which it does not take"
    T(target=named, args=(1,), kwargs=dict(key=2)).start()
    T(target=two, args=(1,), kwargs=dict(b=2)).start()
    T(target=two, kwargs=dict(a=1, c=2)).start()  # want "an argument named c"
    T(target=two, args=(1,), kwargs=dict([("b", 2)])).start()
    T(target=any_number, kwargs=dict(c=2)).start()
    T(target=any_number, args=(1, 2, 3), kwargs={"x": 1}).start()
    T(target=cached, args=(1, 2)).start()
    T(target=one, args=(*items,)).start()
    multiprocessing.Process(target=one, args=("abc")).start()  # want "each character"
    with ThreadPoolExecutor() as pool:
        pool.submit(one, 1)
        pool.submit(one, 1, 2)  # want "submit\\(\\) gives one 2 positional"
        pool.submit(one, *items)


def shadowed(Thread):
    Thread(target=one, args=("a"))
