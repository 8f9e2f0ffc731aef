import threading
from typing import ClassVar, Final


class Tally:
    shared: ClassVar = threading.Lock()

    def __init__(self):
        self._lock: Final = threading.Lock()
        self.n = 0
        self.all = 0
        self.bare: Final = 0

    def run(self):
        for _ in range(3):
            threading.Thread(target=self.count).start()

    def count(self):
        with self._lock:
            self.n += len("x")
        with self.shared:
            self.all += len("x")
        self.bare += len("x")  # want "self.bare"
