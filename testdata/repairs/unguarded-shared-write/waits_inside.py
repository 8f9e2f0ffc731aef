# repair: none
import threading
import time


class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        old = self.n
        time.sleep(0.01)
        self.n = old + 1

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count).start()
