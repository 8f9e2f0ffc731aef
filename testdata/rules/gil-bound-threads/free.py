# target: 3.14t
import threading


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    return [threading.Thread(target=fib, args=(30,)) for _ in range(4)]
