# Pools pickle under every start method: lambdas, nested functions and locks stay behind, multiprocessing's locks too.
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor


def work(x=None):
    return 1


def loud(function):
    def call(x=None):
        return function(x)
    return call


@loud
def shouted(x):
    return 1


def refuses(pool, *task):
    try:
        pool.submit(*task).result(timeout=20)
    except Exception:
        return True
    return False


if __name__ == "__main__":
    def nested():
        return 1

    nested.__qualname__ = "main.<locals>.nested"
    with ProcessPoolExecutor(1) as pool:
        assert refuses(pool, lambda: 1)
        assert refuses(pool, nested)
        assert refuses(pool, shouted)
        assert refuses(pool, work, threading.Lock())
        assert refuses(pool, work, multiprocessing.Lock())
        assert refuses(pool, work, (n for n in "ab"))
        assert not refuses(pool, work, 1)
