# safe: yes
# before: raises PicklingError
# after: prints [2, 4]
from multiprocessing import Pool

def double(n):
    return 2 * n  # twice


def run(numbers):
    with Pool(1) as pool:
        return pool.map(double, numbers)


if __name__ == "__main__":
    print(run([1, 2]))
