# safe: no
import threading

one = threading.Lock()
two = threading.Lock()


def forth():
    with one:
        with two:
            print("été")


def back():
    with two:
        print("é")
        with one:
            print("è")
