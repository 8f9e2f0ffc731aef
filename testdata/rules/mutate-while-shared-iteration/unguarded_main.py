"""main() of a script without a main guard: the object starts a thread where it is made."""
import threading
import time


class Cache:
    def __init__(self):
        self.data = {}
        threading.Thread(target=self._evict, daemon=True).start()

    def put(self, key, value):
        self.data[key] = value

    def _evict(self):
        while True:
            time.sleep(0.01)
            for key, value in self.data.items():  # want "change the size of self.data during this loop"
                print(key, value)


def main():
    cache = Cache()
    for i in range(100_000):
        cache.put(i, i)


main()
