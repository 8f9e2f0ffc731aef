# target: 3.14
# safe: no
# before: raises NameError
# after: prints [2, 3]
from concurrent.futures import ProcessPoolExecutor


def setup():
    global base
    base = 1


def work(n):
    return base + n


def main():
    """é"""
    setup()
    with ProcessPoolExecutor() as pool:  # é
        print(list(pool.map(work, [1, 2])))


if __name__ == "__main__":
    main()
