# safe: no
# before: raises AttributeError|PicklingError
# after: prints 4
from concurrent.futures import ProcessPoolExecutor


def apply(function, n):
    return function(n)


def main():
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(apply, lambda n: 2 * n, 2).result())


if __name__ == "__main__":
    main()
