# safe: no
# before: raises RuntimeError
# after: prints 3
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


class Shared:
    """é"""

    def __init__(self, size):
        self.size = size
        self.queue = multiprocessing.Manager().Queue(maxsize=size)  # é


def work(shared):
    shared.queue.put(shared.size)


def main():
    shared = Shared(3)
    with ProcessPoolExecutor(1) as pool:
        pool.submit(work, shared).result()
    print(shared.queue.get())


if __name__ == "__main__":
    main()
