# safe: no
import functools
from threading import RLock as Again


@functools.cache
def outer():
    def inner():
        with Again():
            print("é")

    return inner
