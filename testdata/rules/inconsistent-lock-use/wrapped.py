"""The lock is taken by what a decorator of the project puts around a function."""
import threading
import time


class Metrics:
    def __init__(self):
        self._lock = threading.Lock()
        self._count = 0

    def observe(self):
        with self._lock:
            self._count += 1

    def mean(self):
        with self._lock:
            return 1 / self._count if self._count else 0.0

    def reset(self):
        self._count = 0  # want "self._count is changed here without self._lock.*at 3 of 4 uses"


METRICS = Metrics()


def timed(func):
    def inner(*args):
        try:
            return func(*args)
        finally:
            METRICS.observe()

    return inner


@timed
def work():
    time.sleep(0.01)


def reporter(stop):
    while not stop.wait(1):
        print(METRICS.mean())
        METRICS.reset()


def main():
    stop = threading.Event()
    thread = threading.Thread(target=reporter, args=(stop,))
    thread.start()
    for _ in range(300):
        work()
    stop.set()
    thread.join()


if __name__ == "__main__":
    main()
