# target: 3.14
# safe: no
# repair: 2
# before: raises TypeError
# after: prints 5
from concurrent.futures import ProcessPoolExecutor

limit = None


def work(n):
    return limit + n


def main():
    global limit
    limit = 3
    with ProcessPoolExecutor() as pool:
        print(pool.submit(work, 2).result())


if __name__ == "__main__":
    main()
