import threading


class Buffer:
    def __init__(self, lock):
        self.lock = threading.Lock()
        self.full = threading.Condition(self.lock)
        self.empty = threading.Condition(lock)
        self.items = []

    def take(self):
        with self.lock:
            while not self.items:
                self.full.wait()
            item = self.items.pop()
        self.full.notify()  # want "^error: self.full.notify\\(\\) is called without holding self.full"
        self.empty.notify()
        return item

    def put(self, item):
        with self.lock:
            self.items.append(item)
            self.full.notify()

    def clear(self):
        with self.lock:
            self._clear()

    def _clear(self):
        self.items.clear()
        self.full.notify_all()


def main():
    buffer = Buffer(threading.Lock())
    threading.Thread(target=buffer.put, args=(1,)).start()
    buffer.take()
    buffer.clear()


main()
