# target: 3.13t
import threading


class Counter:
    def __init__(self):
        self.n = 0

    def start(self):
        for _ in range(4):
            threading.Thread(target=self.work).start()

    def work(self):
        self.n += 1  # want "^warning: "
