# target: 3.13t
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


class Guarded:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.value += 1


def guarded(counter):
    counter.increment()


class Outer:
    def __init__(self):
        self.value = 0


def locked(outer, lock):
    with lock:
        outer.value += 1


def acquired(outer, lock):
    lock.acquire()
    try:
        outer.value += 1
    finally:
        lock.release()


class Own:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def own(counter):
    counter.increment()


class Mine:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def mine(counter):
    counter.increment()


class Turn:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def turn(counter):
    counter.increment()


class Elsewhere:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


class Different:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def either(counter):
    counter.increment()


class Shown:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def show(self):
        print(self.value)


def show(shown):
    shown.show()


class Local(threading.local):
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def local(counter):
    counter.increment()


class Kept:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def kept(counter):
    counter.increment()


handlers = [kept]


def feed(q):
    q.put(1)


class Worker(threading.Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.counter.increment()


class Private:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


class Patched:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def synchronize(cls):
    inner, lock = cls.increment, threading.Lock()

    def increment(self):
        with lock:
            inner(self)

    cls.increment = increment


synchronize(Patched)


def patched(counter):
    counter.increment()


class Seq:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def seq(counter):
    counter.increment()


class Branch:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def branch(counter):
    counter.increment()


class Each:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1


def each(counter):
    counter.increment()


def main(loud, counters):
    one = Guarded()
    outer, lock = Outer(), threading.Lock()
    elsewhere, different = Elsewhere(), Different()
    for_show = Shown()
    for_show.increment()
    per_thread = Local()
    held = Kept()
    q = queue.Queue()
    taken = Turn()
    for _ in range(3):
        threading.Thread(target=guarded, args=(one,)).start()
        threading.Thread(target=locked, args=(outer, lock)).start()
        threading.Thread(target=acquired, args=(outer, lock)).start()
        threading.Thread(target=own, args=(Own(),)).start()
        own_one = Mine()
        threading.Thread(target=mine, args=(own_one,)).start()
        t = threading.Thread(target=turn, args=(taken,))
        t.start()
        t.join()
        threading.Thread(target=either, args=(elsewhere,)).start()
        threading.Thread(target=either, args=(different,)).start()
        threading.Thread(target=show, args=(for_show,)).start()
        threading.Thread(target=local, args=(per_thread,)).start()
        threading.Thread(target=kept, args=(held,)).start()
        threading.Thread(target=feed, args=(q,)).start()
        Worker(Private()).start()
    synchronized = Patched()
    for _ in range(3):
        threading.Thread(target=patched, args=(synchronized,)).start()
    in_turn = Seq()
    first = threading.Thread(target=seq, args=(in_turn,))
    first.start()
    first.join()
    second = threading.Thread(target=seq, args=(in_turn,))
    second.start()
    second.join()
    branched = Branch()
    if loud:
        threading.Thread(target=branch, args=(branched,)).start()
    else:
        threading.Thread(target=branch, args=(branched,), daemon=True).start()
    with ThreadPoolExecutor() as pool:
        a, b = Each(), Each()
        pool.submit(each, a)
        pool.submit(each, b)
        pool.map(each, counters)


main(True, [])
