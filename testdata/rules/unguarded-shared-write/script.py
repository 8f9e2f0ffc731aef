"""A script whose own statements go on beside the thread that they start."""
import threading

n = 0
early = 0
late = 0
beside = 0


def price(i):
    return i % 3


def f():
    global n, early, late, beside
    n += price(1)  # want "update n at the same time.*f runs in a thread from here"
    early += price(1)
    late += price(1)
    beside += price(1)  # want "update beside at the same time"


def also():
    global beside
    beside += price(2)


early += price(2)
also()
thread = threading.Thread(target=f)
early += price(2)
thread.start()
for i in range(3):
    n += price(i)
also()
thread.join()
late += price(2)
print(n)
