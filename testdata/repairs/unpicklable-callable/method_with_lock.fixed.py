# safe: no
# before: raises TypeError
# after: prints [1, 2]
import threading
from multiprocessing import Pool


class Counter:
    def __init__(self):
        self.lock = threading.Lock()  # guards total
        self.total = 0

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["lock"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.lock = threading.Lock()

    def add(self, n):
        with self.lock:
            self.total += n
        return n

    def go(self, numbers):
        with Pool(1) as pool:
            return pool.map(self.add, numbers)


if __name__ == "__main__":
    print(Counter().go([1, 2]))
