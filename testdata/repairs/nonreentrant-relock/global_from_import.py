# safe: no
# before: hangs
# after: prints été
from threading import Lock

guard = Lock()


def outer():
    with guard:
        inner()


def inner():
    with guard:
        print("été")


outer()
