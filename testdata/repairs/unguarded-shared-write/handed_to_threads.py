# safe: no
# before: prints lost
# after: prints kept
import threading
import time


class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


class Counter:
    def __init__(self):
        self.n = 0

    def count(self):
        self.n = self.n + one


def worker(counter):
    for _ in range(20):
        counter.count()


def main():
    counter = Counter()
    threads = [threading.Thread(target=worker, args=(counter,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("kept" if counter.n == 80 else "lost")


main()
