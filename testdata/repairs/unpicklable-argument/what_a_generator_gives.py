# safe: no
# before: raises TypeError
# after: prints 6
from concurrent.futures import ProcessPoolExecutor


def numbers(n):
    yield from range(n)


def total(all):
    return sum(all)


def main():
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(total, numbers(4)).result())


if __name__ == "__main__":
    main()
