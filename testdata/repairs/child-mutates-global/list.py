# safe: no
# python: <3.14
# before: prints []
# after: prints [0, 1, 4]
from multiprocessing import Pool

results = []


def work(n):
    """é"""
    square = n * n
    results.append(square)  # é


def main():
    with Pool(2) as pool:
        pool.map(work, range(3))  # all
    print(results)


if __name__ == "__main__":
    main()
