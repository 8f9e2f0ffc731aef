# target: 3.14
# safe: no
# before: prints [(None, 1)]
# after: prints [(3, 1)]
from multiprocessing import Pool

import store as s


def work(n):
    return s.state, n  # here


def main(numbers):
    s.fill(3)
    with Pool() as pool:
        print(pool.map(work, numbers))


if __name__ == "__main__":
    main([1])
