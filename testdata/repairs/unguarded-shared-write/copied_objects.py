# repair: none
import copy
import threading


class Counter:
    def __init__(self):
        self.n = 0

    def copy(self):
        return copy.deepcopy(self)

    def count(self):
        self.n = self.n + len("x")

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count).start()
