# safe: no
# before: raises RuntimeError
# after: prints 6
import multiprocessing
from multiprocessing import Pool


def work(pair):
    queue, n = pair
    queue.put(n)


class Main:
    def run(self):
        queue = multiprocessing.Manager().Queue(maxsize=10)
        with Pool(2) as pool:
            pool.map(work, [(queue, n) for n in (1, 2, 3)])
        print(sum(queue.get() for _ in range(3)))


if __name__ == "__main__":
    Main().run()
