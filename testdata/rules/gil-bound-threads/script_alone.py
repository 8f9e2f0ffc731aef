import threading


def countdown(n):
    while n > 0:
        n -= 1


t1 = threading.Thread(target=countdown, args=(50_000_000,))
t2 = threading.Thread(target=print)
t1.start(); t2.start(); t1.join(); t2.join()
