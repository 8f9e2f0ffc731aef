# safe: no
# python: <3.14
# before: hangs
# after: prints 3
from concurrent.futures import ProcessPoolExecutor

import state


def work(n):
    state.results.put(n)


def main():
    with ProcessPoolExecutor() as pool:
        pool.submit(work, 3)
        print(state.results.get())  # here


if __name__ == "__main__":
    main()
