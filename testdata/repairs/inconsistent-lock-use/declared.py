# safe: no
import threading


class Names:
    def __init__(self):
        self._lock = threading.Lock()
        self._names = set()  # guarded-by: self._lock

    def add(self, name):
        with self._lock:
            self._names.add(name)

    def drop(self, name):
        # it may be gone already
        self._names.discard(name)
