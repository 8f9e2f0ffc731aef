"""An annotation says no less than what is handed over."""
import threading


def price(i):
    return i % 3


class Stats:
    def __init__(self):
        self.n = 0
        self.m = 0

    def add(self, i):
        self.m += price(i)  # want "update self.m at the same time"


def work(stats: Stats):
    stats.n += price(1)  # want "update stats.n at the same time"
    stats.add(1)


def main():
    stats = Stats()
    first = threading.Thread(target=work, args=(stats,))
    second = threading.Thread(target=work, args=(stats,))
    first.start()
    second.start()
    first.join()
    second.join()


main()
