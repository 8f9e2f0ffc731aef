import threading
from threading import Thread as Worker

_lock = threading.Lock()
_seen = set()  # guarded-by: _lock


def note(name):
    with _lock:
        _seen.add(name)


def forget(name):
    _seen.discard(name)  # want "^warning: _seen is changed here without _lock, which guards it by this comment.*declared here"


class Stock:
    def __init__(self):
        self._lock = threading.Lock()
        self.items = {}
        self.items["first"] = 1
        self.total = 0
        self.open = True
        self.free = 0

    def start(self):
        Worker(target=self.run).start()

    def run(self):
        with self._lock:
            self.items["a"] = 1
            self.total += 1
        self._drop()

    def add(self, name):
        with self._lock:
            self.items[name] = 1
            self.total += 1

    def remove(self, name):
        with self._lock:
            del self.items[name]
            self._clear()

    def _clear(self):
        self.items.clear()

    def _drop(self):
        self.items.pop("a")  # want "self.items is changed here without self._lock, which guards it at 4 of 5 uses.*uses it with the lock.*Stock.run runs in a thread"

    def reset(self):
        self.open = False
        self.free += 1


class Declared:
    def __init__(self, names):
        self._lock = threading.Lock()
        self.names = list(names)  # guarded-by: self._lock

    def add(self, name):
        self.names.append(name)  # want "self.names is changed here without self._lock"

    def both(self, name):
        with self._lock:
            self.names.append(name)
            return self._size()

    def _size(self):
        return len(self.names)

    def replaced(self, names):
        names = list(names)
        names.append(1)
