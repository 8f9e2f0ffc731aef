# safe: no
# before: prints 0
# after: prints 1
import multiprocessing

seen = set()


def work(a, b):
    seen.add(a + b)


def main():
    with multiprocessing.Pool(2) as pool:
        pool.starmap(work, [(1, 2), (2, 1)])
    print(len(seen))


if __name__ == "__main__":
    main()
