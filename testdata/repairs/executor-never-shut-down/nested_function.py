# safe: yes
from concurrent.futures import ProcessPoolExecutor


def outer(names):
    def inner():
        executor = ProcessPoolExecutor()
        return sum(executor.map(len, names))

    return inner()
