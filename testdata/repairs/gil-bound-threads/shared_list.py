# repair: none
import threading

found = []


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    found.append(fib(n))


def main():
    for n in range(4):
        threading.Thread(target=work, args=(n,)).start()
