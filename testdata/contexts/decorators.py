import functools
import threading

started = []


def in_thread(fn):
    @functools.wraps(fn)
    def inner(*args):
        t = threading.Thread(target=fn, args=args)
        t.start()
        started.append(t)

    return inner


def logged(fn):
    @functools.wraps(fn)
    def inner(*args):
        log(fn.__name__)
        return fn(*args)

    return inner


def repeat(times):
    def decorate(fn):
        def inner(*args):
            for _ in range(times):
                fn(*args)

        return inner

    return decorate


def log(text):
    return text


@in_thread
def work(n):
    add(n)


@logged
def add(n):
    return n + 1


@repeat(2)
def twice():
    pass


@functools.lru_cache(maxsize=None)
def cached(n):
    return add(n)


def main():
    work(1)
    add(2)
    twice()
    cached(1)
    for t in started:
        t.join()


main()
