"""Threads of a script that are joined in a comprehension before it goes on."""
import threading

n = 0


def price(i):
    return i % 3


def f():
    global n
    n += price(1)


threads = [threading.Thread(target=f)]
for thread in threads:
    thread.start()
[thread.join() for thread in threads]
n += price(2)
f()
