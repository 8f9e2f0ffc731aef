# safe: no
# before: raises PicklingError|AttributeError
# after: prints [1, 2]
import functools
from multiprocessing import Pool


def loud(function):
    # calls it
    @functools.wraps(function)
    def call(*args):
        return function(*args)

    return call


@loud
def work(n):
    return n


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(work, [1, 2]))
