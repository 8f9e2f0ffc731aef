# repair: none
import threading

_lock = threading.Lock()
_seen = set()  # guarded-by: _lock


def see(name):
    _seen.add(name)


def see_two(one, two):
    with _lock:
        see(one)
        _seen.add(two)


see("one")
