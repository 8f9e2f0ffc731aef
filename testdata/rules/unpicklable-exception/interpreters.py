# target: 3.14
from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor


class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(path)


class Whole(Exception):
    def __init__(self, path, line):
        super().__init__(path, line)


def fails(n):
    raise Bad("a", n)  # want "error: Bad goes back to the parent by pickle, which makes it again with 1 argument; Bad.__init__ takes 2, so a NotShareableError comes in its stead\ninterpreters.py: fails starts here, in another interpreter"


def whole(n):
    raise Whole("a", n)


def threaded(n):
    raise Bad("b", n)


def main():
    with InterpreterPoolExecutor() as pool:
        pool.submit(fails, 1)
        pool.submit(whole, 1)
    with ThreadPoolExecutor() as threads:
        threads.submit(threaded, 1)
