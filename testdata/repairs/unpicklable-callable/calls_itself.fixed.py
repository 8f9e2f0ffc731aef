# safe: no
# before: raises AttributeError|PicklingError
# after: prints [1, 2]
from multiprocessing import Pool


def work(n):
    return work(n - 2) + 1 if n > 2 else 1


def run(numbers):
    with Pool(1) as pool:
        return pool.map(work, numbers)


if __name__ == "__main__":
    print(run([1, 3]))
