"""The function that starts a thread uses the same object itself before it waits for the thread."""
import threading

hits = 0
misses = 0
before = 0


def hit():
    global hits
    hits = hits + len(str(hits))  # want "update hits at the same time"


def miss():
    global misses
    misses = misses + len(str(misses))


def count_before():
    global before
    before = before + len(str(before))


class Metrics:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0
        self.total = 0

    def observe(self):
        with self.lock:
            self.count = self.count + len(str(self.count))
            self.total = self.total + len(str(self.total))

    def add(self):
        self.count = self.count + len(str(self.count))  # want "update self.count at the same time.*the other write, in Metrics.observe"

    def add_locked(self):
        with self.lock:
            self.total = self.total + len(str(self.total))


METRICS = Metrics()


def reporter():
    for _ in range(1000):
        hit()
        miss()
        count_before()
        METRICS.add()
        METRICS.add_locked()


def main():
    count_before()
    thread = threading.Thread(target=reporter)
    thread.start()
    for _ in range(300):
        hit()
        METRICS.observe()
    thread.join()
    miss()


if __name__ == "__main__":
    main()
