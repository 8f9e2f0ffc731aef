# safe: no
# before: raises AttributeError|PicklingError
# after: prints [3, 4]
from functools import partial
from multiprocessing import Pool


def task(a, b):
    return a + b


def run(numbers):
    with Pool(1) as pool:
        return pool.map(partial(task, 2), numbers)


if __name__ == "__main__":
    print(run([1, 2]))
