import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as T

count = 0
sizes = {}
names = []


def tally(word):
    global count
    count += len(word)  # want "^warning: two threads can update count.*tally runs in a thread from here"
    sizes[word] = sizes.get(word, 0) + 1  # want "update sizes\\[word\\]"
    names.append(word)


def run(words):
    with ThreadPoolExecutor() as pool:
        for word in words:
            pool.submit(tally, word)


class Guarded:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()

    def start(self):
        for _ in range(3):
            T(target=self._work).start()

    def _work(self):
        with self._lock:
            self._change()

    def _change(self):
        self.value += len("x")


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.done = 0

    def run(self):
        self.done += len("own object of each thread")


def main():
    for _ in range(3):
        Worker().start()


class Background:
    def __init__(self):
        self.rounds = 0

    def start(self):
        self.rounds = 1
        threading.Thread(target=self._loop, daemon=True).start()

    def _loop(self):
        self.rounds += len("loop")  # want "self.rounds.*Background.reset"

    def reset(self):
        self.rounds = 0


def returned_counts(words):
    total = 0

    def one(word):
        return len(word)

    with ThreadPoolExecutor() as pool:
        for size in pool.map(one, words):
            total += size
    return total


def cell(words):
    total = 0

    def add(word):
        nonlocal total
        total += len(word)  # want "update total"

    threads = [threading.Thread(target=add, args=(word,)) for word in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


class Unsure:
    def __init__(self, guard):
        self.guard = guard
        self.n = 0

    def start(self):
        for _ in range(2):
            threading.Thread(target=self.work).start()

    def work(self):
        with self.guard:
            self.n += len("held, perhaps")
