# safe: no
from threading import Thread


def work(a, b):
    print(a, b)


def main():
    a, b = Thread(target=work, args=(1, 2)), Thread(target=work(3, 4))
    for thread in (a, b):
        thread.start()
    for thread in (a, b):
        thread.join()
