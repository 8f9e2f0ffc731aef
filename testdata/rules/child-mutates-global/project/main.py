from multiprocessing import Pool

import jobs as j


def main(numbers):
    with Pool() as pool:
        pool.map(j.work, numbers)
    return j.found  # want "found does not see here.*\nmain.py: .*\njobs.py: "
