# safe: no
import threading

one = threading.Lock()
two = threading.Lock()


def forth():
    with one, two:
        print("été")


def back():
    with one, two:  # the other way round
        print("é")
