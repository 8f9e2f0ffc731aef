# safe: yes
from multiprocessing import Process, Value


class Tally:
    def __init__(self):
        self.n = Value("i", 0)
        self.all = Value("i", 0)

    def run(self):
        for _ in range(3):
            Process(target=self.count).start()

    def count(self):
        if self.n.value < 10:
            # not yet all
            self.n.value += 1
