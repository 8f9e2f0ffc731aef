# safe: no
# before: hangs
# after: prints été
import threading

guard = threading.RLock()


def outer():
    with guard:
        inner()


def inner():
    with guard:
        print("été")


outer()
