# repair: none
import threading

one = threading.Lock()
two = threading.Lock()


def forth():
    with one:
        inner()


def inner():
    with two:
        print("été")


def back():
    with two:
        outer()


def outer():
    with one:
        print("é")
