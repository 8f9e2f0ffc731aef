import asyncio
import functools
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool as Workers


def loud(function):
    def call(*args):
        print(args)
        return function(*args)
    return call


def quiet(function):
    @functools.wraps(function)
    def call(*args):
        return function(*args)
    return call


@loud
def shouted(n):
    return n


@quiet
def whispered(n):
    return n


def plain(n):
    return n


double = lambda n: 2 * n


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.total = 0

    def add(self, n):
        return n

    @staticmethod
    def still(n):
        return n

    def go(self, numbers):
        with Workers() as pool:
            pool.map(self.add, numbers)  # want "takes self.add → .lock along, but an object of type threading.Lock"
            pool.map(self.still, numbers)
            pool.map(Counter.still, numbers)


class Light:
    def __init__(self, factor):
        self.factor = factor

    def times(self, n):
        return n * self.factor

    def go(self, numbers):
        with Workers() as pool:
            return pool.map(self.times, numbers)


def known():
    global found

    def found(n):
        return n

    with Workers() as pool:
        pool.map(found, [1])


def run(numbers):
    def inner(n):
        return n

    with Workers() as pool:
        pool.map(inner, numbers)  # want "error: .*inner along, but a function defined inside another cannot be pickled\ncallables.py: "
        pool.map(double, numbers)  # want "takes double along, but a lambda"
        pool.map(shouted, numbers)  # want "a function decorated without functools.wraps"
        pool.map(functools.partial(lambda a, b: a, 1), numbers)  # want "a lambda"
        pool.map(functools.partial(plain), numbers)
        pool.map(whispered, numbers)
        pool.map_async(plain, numbers, callback=lambda r: None)
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: 1)
    multiprocessing.Process(target=inner).start()  # want "warning: .*works only where processes are forked"
    multiprocessing.get_context("fork").Process(target=inner).start()


async def offload(numbers):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        await loop.run_in_executor(pool, lambda: sum(numbers))  # want "run_in_executor\\(\\) takes"
    await loop.run_in_executor(None, lambda: sum(numbers))


class Pool:
    def map(self, function, items):
        return [function(i) for i in items]


def own(items):
    return Pool().map(lambda n: n, items)


def lines(path):
    yield path


def listed(path):
    return list(lines(path))


def generators(paths):
    with Workers() as pool:
        pool.map(lines, paths)  # want "error: multiprocessing.Pool.map\\(\\) gets nothing back from lines: its result is a generator, which cannot be pickled\ncallables.py: lines has a yield"
        pool.map(listed, paths)
    with ProcessPoolExecutor() as executor:
        executor.map(lines, paths)  # want "ProcessPoolExecutor.map\\(\\) gets nothing back from lines"
    multiprocessing.Process(target=lines, args=(1,)).start()
    with ThreadPoolExecutor() as threads:
        threads.submit(lines, 1)
