# repair: none
import threading


class Counter:
    def __init__(self):
        self.n = 0


def worker(counter):
    # A lock of its class would be a private name, used from outside.
    counter.n = counter.n + int("1")


counter = Counter()
for _ in range(4):
    threading.Thread(target=worker, args=(counter,)).start()
