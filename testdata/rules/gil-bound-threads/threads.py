import threading
import time
import zlib
from threading import Thread as T


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def primes(limit):
    found = 0
    for n in range(2, 1_000_000):
        for d in range(2, n):
            found += n % d
    return found


def waiting(n):
    for k in range(1_000_000):
        n += k
    time.sleep(n)


def compress(data):
    for k in range(1_000_000):
        for n in range(k):
            zlib.compress(data)


def outside(data):
    for k in range(1_000_000):
        for n in data:
            data.fetch(n)


def small():
    for n in range(10):
        print(n)


def loop():
    for _ in range(4):
        threading.Thread(target=primes, args=(5,)).start()  # want "warning: primes\\(\\) only computes.*\nthreads.py: this loop of primes computes"
        T(target=fib, args=(30,)).start()  # want "hint: fib\\(\\) only computes"
        T(target=waiting, args=(1,)).start()
        T(target=compress, args=(b"",)).start()
        T(target=outside, args=([],)).start()
        T(target=small).start()


def two():
    a = T(target=primes, args=(1,))  # want "warning"
    b = T(target=primes, args=(2,))  # want "warning"
    a.start(), b.start()


def one():
    T(target=primes, args=(1,)).start()


def shadowed():
    class Thread:
        def __init__(self, target):
            self.target = target

    return [Thread(target=fib) for _ in range(3)]
