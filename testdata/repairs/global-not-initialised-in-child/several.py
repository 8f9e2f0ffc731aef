# target: 3.14
# safe: no
# before: raises TypeError
# after: prints [7]
from multiprocessing import Pool

first = None
second = None
third = 1


def work(n):
    return n + first + second + third


def main():
    global first, second, third  # é
    third = 1
    first = 3
    second = 2
    with Pool(1) as pool:
        print(pool.map(work, [1]))


if __name__ == "__main__":
    main()
