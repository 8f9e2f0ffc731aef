# One executor for all objects of a class lives as long as the program, and is meant to.
from concurrent.futures import ThreadPoolExecutor


class Future:
    _executor = None

    def add_callback(self, fn):
        cls = Future
        if cls._executor is None:
            cls._executor = ThreadPoolExecutor(1)  # want "^possible hint"
        return cls._executor.submit(fn, self)

    @classmethod
    def run(cls, fn):
        cls._other = ThreadPoolExecutor(1)  # want "^possible hint"
        return cls._other.submit(fn)


class Own:
    def __init__(self):
        self._executor = ThreadPoolExecutor(1)  # want "^hint: nothing shuts this executor down"

    def run(self, fn):
        return self._executor.submit(fn)
