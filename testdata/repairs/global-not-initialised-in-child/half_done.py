# repair: none
# target: 3.14
from concurrent.futures import ProcessPoolExecutor


def setup():
    global base
    base = 1


def hello():
    print("hello")


def work(n):
    return base + n


def main():
    setup()
    with ProcessPoolExecutor(initializer=hello) as pool:
        print(list(pool.map(work, [1, 2])))
