# safe: no
# before: hangs
# after: prints été
import threading
from threading import Lock

guard = threading.RLock()


def outer():
    with guard:
        inner()


def inner():
    with guard:
        print("été")


outer()
