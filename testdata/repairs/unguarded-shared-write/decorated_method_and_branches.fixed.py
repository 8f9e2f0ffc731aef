# safe: no
import threading


def traced(function):
    def call(*args):
        return function(*args)
    return call


class Counter:
    def __init__(self, start=0):
        super().__init__()
        self.n: int = start
        self._n_lock = threading.Lock()

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count, args=("é",)).start()

    def count(self, word):
        if word:
            # é counts twice
            with self._n_lock:
                self.n = self.n + len(word)
                self.n = self.n + len(word)
        else:
            with self._n_lock:
                self.n = 0

    @traced
    def reset(self):
        try:
            with self._n_lock:
                self.n = int("0")
        finally:
            print(self.n)
