# safe: no
# before: raises TypeError
# after: prints 6
from concurrent.futures import ProcessPoolExecutor


def main():
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(sum, [n for n in range(4)]).result())


if __name__ == "__main__":
    main()
