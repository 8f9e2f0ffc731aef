# safe: no
import threading


class Counter:
    n = 0
    _n_lock = threading.Lock()
    rows = []

    def count(self):
        with self._n_lock:
            self.n = self.n + len(self.rows)
            self.n += 1

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count).start()
