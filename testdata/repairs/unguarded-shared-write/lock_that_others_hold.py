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
        self.lock = threading.Lock()
        self.n = 0

    def reset(self):
        with self.lock:
            self.n = 0

    def count(self):
        for _ in range(20):
            self.n = self.n + one

    def run(self):
        threads = [threading.Thread(target=self.count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


counter = Counter()
counter.run()
print("kept" if counter.n == 80 else "lost")
