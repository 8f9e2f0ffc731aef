# target: 3.14t
import functools
import threading

lock = threading.Lock()
first = second = third = fourth = 0


def synchronized(f):
    @functools.wraps(f)
    def inner(*args):
        with lock:
            return f(*args)
    return inner


def with_lock(which):
    def around(f):
        def inner(*args):
            with which:
                return f(*args)
        return inner
    return around


def sometimes(f):
    def inner(*args):
        if args:
            with lock:
                return f(*args)
        return f(*args)
    return inner


def noted(f):
    def inner(*args):
        with lock:
            print(f)
        return f(*args)
    return inner


@synchronized
def add_first():
    global first
    first += 1
    deeper()


def deeper():
    global second
    second += 1


@with_lock(threading.Lock())
@sometimes
def add_third():
    global third
    third += 1


@noted
def add_fourth():
    global fourth
    fourth += 1  # want "fourth"


def work():
    add_first()
    add_third()
    add_fourth()


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
