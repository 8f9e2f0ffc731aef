# safe: no
import threading


class Cache:
    def __init__(self):
        # what was read before
        self._read = {}
        self._read_lock = threading.Lock()

    def get(self, key):
        with self._read_lock:
            if key in ("a", "b"):
                return None
            elif key not in self._read:
                self._read[key] = len(key)
        return self._read[key]

    def run(self, keys):
        for key in keys:
            threading.Thread(target=self.get, args=(key,)).start()
