# safe: no
# before: raises AttributeError|PicklingError
# after: prints [3, 4]
from functools import partial
from multiprocessing import Pool


def run(numbers):
    with Pool(1) as pool:
        return pool.map(partial(lambda a, b: a + b, 2), numbers)


if __name__ == "__main__":
    print(run([1, 2]))
