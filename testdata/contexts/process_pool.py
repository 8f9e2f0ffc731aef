import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def init():
    prepare()


def prepare():
    pass


def job(x):
    return twice(x)


def twice(x):
    return 2 * x


def add(a, b):
    return a + b


def main():
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(2, mp_context=context, initializer=init) as executor:
        executor.submit(job, 1).result()
    with context.Pool(2) as pool:
        pool.starmap(add, [(1, 2)])
        pool.apply(twice, (3,))
    twice(1)


if __name__ == "__main__":
    main()
