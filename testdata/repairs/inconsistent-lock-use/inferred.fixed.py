# safe: no
import threading


class Names:
    def __init__(self):
        self._lock = threading.Lock()
        self._names = {}

    def run(self):
        threading.Thread(target=self.add, args=("é",)).start()
        threading.Thread(target=self.drop, args=("é",)).start()

    def add(self, name):
        with self._lock:
            self._names[name] = 1

    def add_all(self, names):
        with self._lock:
            for name in names:
                self._names[name] = 1

    def size(self):
        with self._lock:
            return len(self._names)

    def drop(self, name):
        with self._lock:
            self._names.pop(name, None)
