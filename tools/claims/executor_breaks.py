# An exception that cannot be unpickled breaks the whole ProcessPoolExecutor.
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(path)


def task():
    raise Bad("a", 1)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(task).result(timeout=20)
        except BrokenProcessPool:
            pass
        else:
            raise SystemExit("no BrokenProcessPool")
