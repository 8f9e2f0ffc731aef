# target: 3.13t
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1  # want "two threads can update self.value(.|\n)*worker runs in a thread from here"


def worker(counter):
    for _ in range(1000):
        counter.increment()


def count():
    counter = Counter()
    threads = [threading.Thread(target=worker, args=(counter,)) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(counter.value)


# The worker changes the attribute itself.


@dataclass
class Tally:
    votes: int = 0
    name: str = ""


def vote(tally, times):
    for _ in range(times):
        tally.votes += 1  # want "two threads can update tally.votes"


tally = Tally()


def poll():
    for _ in range(3):
        threading.Thread(target=vote, args=(tally, 10)).start()


# A pool.


class Stats:
    def __init__(self):
        self.seen = 0

    def note(self):
        self.seen = self.seen + len("x")  # want "two threads can update self.seen"


def visit(stats, url):
    stats.note()


def crawl(urls):
    stats = Stats()
    with ThreadPoolExecutor() as pool:
        for url in urls:
            pool.submit(visit, stats, url)
    return stats


# Each thread is an object, and all have one other object.


class Bank:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n  # want "two threads can update self.total"


class Teller(threading.Thread):
    def __init__(self, bank):
        super().__init__()
        self.bank = bank
        self.served = 0

    def run(self):
        self.served += 1
        self.bank.add(1)


def open_bank():
    bank = Bank()
    tellers = [Teller(bank) for _ in range(3)]
    for t in tellers:
        t.start()
    for t in tellers:
        t.join()


# Two threads, one after the other in the text.


class Log:
    def __init__(self):
        self.lines = 0

    def write(self):
        self.lines += 1  # want "two threads can update self.lines"


def fill(log):
    log.write()


def two():
    log = Log()
    first = threading.Thread(target=fill, args=(log,))
    second = threading.Thread(target=fill, args=(log,))
    first.start()
    second.start()
    first.join()
    second.join()


# A closure.


class Meter:
    def __init__(self):
        self.turns = 0

    def turn(self):
        self.turns += 1  # want "two threads can update self.turns"


def measure():
    meter = Meter()

    def turning():
        meter.turn()

    for _ in range(2):
        threading.Thread(target=turning).start()


# The thread and who starts it.


class Score:
    def __init__(self):
        self.points = 0

    def score(self):
        self.points += 1  # want "two threads can update self.points"


def play(score):
    score.score()


def game():
    score = Score()
    t = threading.Thread(target=play, args=(score,))
    t.start()
    score.score()
    t.join()


count()
poll()
crawl(["a", "b"])
open_bank()
two()
measure()
game()
