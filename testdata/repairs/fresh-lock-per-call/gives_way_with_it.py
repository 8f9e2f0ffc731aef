# repair: none
import contextlib
import threading


@contextlib.contextmanager
def alone():
    with threading.Lock():
        yield
