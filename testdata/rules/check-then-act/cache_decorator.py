import functools
import threading
from concurrent.futures import ThreadPoolExecutor

seen = {}
known = {}
lock = threading.Lock()


def cached(f):
    @functools.wraps(f)
    def inner(key):
        if key not in seen:
            seen[key] = f(key)  # want "another thread can change seen between the check and this line"
        return seen[key]
    return inner


def cached_under_lock(f):
    def inner(key):
        with lock:
            if key not in known:
                known[key] = f(key)
            return known[key]
    return inner


@cached
def square(n):
    return n * n


@cached_under_lock
def cube(n):
    return n ** 3


def main():
    with ThreadPoolExecutor() as pool:
        list(pool.map(square, range(9)))
        list(pool.map(cube, range(9)))


main()
