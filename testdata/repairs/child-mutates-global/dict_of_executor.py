# safe: no
# before: prints {}
# after: prints {1: 1, 2: 4}
from concurrent.futures import ProcessPoolExecutor

squares = {}


def work(n):
    squares[n] = n * n


class Main:
    def run(self, numbers):
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(work, numbers))
        return squares


if __name__ == "__main__":
    print(Main().run([1, 2]))
