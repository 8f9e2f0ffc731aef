import threading


class Counter:
    def __init__(self):
        self.n = 0
        self.m = 0

    def inc(self):
        self.n = self.n + int("1")

    def dec(self):
        self.m = self.m - int("1")  # want "update self.m"


def in_turn():
    counter = Counter()
    for _ in range(3):
        t = threading.Thread(target=counter.inc)
        t.start()
        t.join()


def with_patience():
    counter = Counter()
    for _ in range(3):
        t = threading.Thread(target=counter.dec)
        t.start()
        t.join(0.1)
