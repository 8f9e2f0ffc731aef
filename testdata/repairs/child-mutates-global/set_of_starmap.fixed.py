# safe: no
# before: prints 0
# after: prints 1
import multiprocessing

seen = set()


def work(a, b):
    return a + b


def main():
    with multiprocessing.Pool(2) as pool:
        seen.update(pool.starmap(work, [(1, 2), (2, 1)]))
    print(len(seen))


if __name__ == "__main__":
    main()
