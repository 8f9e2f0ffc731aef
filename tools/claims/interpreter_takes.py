# pythons: >=3.14
# An InterpreterPoolExecutor takes a lambda without globals, closure and default, and refuses others.
import threading
from concurrent.futures import InterpreterPoolExecutor


def refuses(pool, *task):
    try:
        pool.submit(*task).result(timeout=20)
    except Exception:
        return True
    return False


def main(limit):
    with InterpreterPoolExecutor(1) as pool:
        assert not refuses(pool, lambda: 1)
        assert not refuses(pool, lambda n: n * 2, 4)
        assert refuses(pool, lambda: threading)
        assert refuses(pool, lambda: limit)
        assert refuses(pool, lambda n=1: n)
        assert refuses(pool, lambda n: 1, threading.Lock())


if __name__ == "__main__":
    main(3)
