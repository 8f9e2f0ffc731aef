# repair: none
import threading


class Counter:
    __slots__ = ("n",)

    def __init__(self):
        self.n = 0

    def count(self):
        self.n = self.n + len("x")

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count).start()
