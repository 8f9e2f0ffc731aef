# safe: no
# before: prints lost
# after: prints kept
import functools
import threading
import time


def twice(function):
    @functools.wraps(function)
    def both(*args):
        function(*args)
        function(*args)
    return both


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


class Base:
    def __init__(self):
        super().__init__()
        self.n = 0

    def count(self):
        for _ in range(10):
            self.n = self.n + one


class Counter(Base):
    @twice
    def more(self):
        if True:
            self.n = self.n + one

    def run(self):
        threads = [threading.Thread(target=self.count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


counter = Counter()
counter.run()
print("kept" if counter.n == 40 else "lost")
