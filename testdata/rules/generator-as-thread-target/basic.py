import contextlib
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from threading import Thread as Worker


def steps(n):
    for i in range(n):
        yield i


def plain(n):
    return list(steps(n))


def outer(n):
    def inner():
        yield n

    return inner


@contextlib.contextmanager
def managed(n):
    yield n


async def stream(n):
    yield n


class Machine:
    def run(self):
        yield 1

    def start(self):
        Worker(target=self.run).start()  # want "^error: threading.Thread\\(\\) calls Machine.run, which contains a yield(?s:.*)Machine.run is a generator function"


def threads():
    threading.Thread(target=steps, args=(3,)).start()  # want "whose body never runs"
    threading.Timer(1, steps, (3,)).start()  # want "whose body never runs"
    threading.Thread(target=plain, args=(3,)).start()
    threading.Thread(target=outer, args=(3,)).start()
    threading.Thread(target=lambda: list(steps(3))).start()


def pools(numbers):
    with ThreadPoolExecutor() as pool:
        pool.submit(steps, 3)  # want "^error(?s:.*)never runs"
        results = list(pool.map(steps, numbers))  # want "^warning(?s:.*)where they are gone through"
        pool.map(plain, numbers)
        pool.submit(managed, 3)
    with ThreadPool() as pool:
        results += pool.map(steps, numbers)  # want "^warning"
    with Pool() as pool:
        results += pool.map(steps, numbers)
    with ProcessPoolExecutor() as pool:
        results += pool.map(steps, numbers)
    return results


def shadowed(Worker, pool):
    Worker(target=steps).start()
    pool.map(steps, [1])
