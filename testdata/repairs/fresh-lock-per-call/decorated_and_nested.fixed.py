# safe: no
import functools
from threading import RLock as Again


_inner_lock = Again()


@functools.cache
def outer():
    def inner():
        with _inner_lock:
            print("é")

    return inner
