# safe: no
# before: hangs
# after: prints 1
import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()  # for n
        self.n = 0

    def add(self):
        with self._lock:
            self.n += 1
            self.show()

    def show(self):
        with self._lock:
            print(self.n)


Counter().add()
