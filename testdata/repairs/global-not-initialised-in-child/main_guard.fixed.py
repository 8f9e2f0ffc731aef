# start-method: spawn
# target: 3.14
# safe: no
# before: raises NameError
# after: prints [3, 6]
from multiprocessing import Pool


# Multiplies.
def work(n):
    """é"""
    return n * factor


def set_factor(value):
    global factor
    factor = value


if __name__ == "__main__":
    é = 1; factor = 3
    with Pool(é, initializer=set_factor, initargs=(factor,)) as pool:  # é
        print(pool.map(work, [1, 2]))
