# repair: none
import threading


class Counter:
    def __init__(self):
        self.n = 0

    def more(self):
        self.n = self.n + len("x")
        return 1

    def count(self):
        self.n = self.n + self.more()

    def run(self):
        for _ in range(4):
            threading.Thread(target=self.count).start()
