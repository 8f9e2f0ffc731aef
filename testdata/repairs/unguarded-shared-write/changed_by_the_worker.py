# repair: none
# The lock would be a private name of the class, used from outside.
import threading


class Counter:
    def __init__(self):
        self.n = 0


def worker(counter):
    counter.n = counter.n + int("1")


counter = Counter()
for _ in range(4):
    threading.Thread(target=worker, args=(counter,)).start()
