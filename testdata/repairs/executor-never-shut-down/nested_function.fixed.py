# safe: yes
from concurrent.futures import ProcessPoolExecutor


def outer(names):
    def inner():
        with ProcessPoolExecutor() as executor:
            return sum(executor.map(len, names))

    return inner()
