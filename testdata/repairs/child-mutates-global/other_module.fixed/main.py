# safe: no
# before: prints []
# after: prints [2, 4]
from multiprocessing import Pool

import jobs as j


def main(numbers):
    with Pool(2) as pool:
        j.found.extend(pool.map(j.work, numbers))
    return j.found  # here


if __name__ == "__main__":
    print(main([1, 2]))
