# safe: yes
# before: raises TypeError
from threading import Thread


def one(a):
    return a


a = Thread(target=one, args=(1,)); b = Thread(target=one, args=(2)); a.start(); a.join()
