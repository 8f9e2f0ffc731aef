# safe: no
# before: prints lost
# after: prints kept
import threading
import time


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


class Counter:
    def __init__(self):
        self.n = 0
        self._n_lock = threading.Lock()

    def count(self):
        for _ in range(20):
            with self._n_lock:
                old = self.n
                more = one
                self.n = old + more

    def run(self):
        threads = [threading.Thread(target=self.count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


counter = Counter()
counter.run()
print("kept" if counter.n == 80 else "lost")
