import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
again = threading.RLock()
pool = ThreadPoolExecutor()
third = threading.Lock()
total = 0


def count():
    global total
    with lock:
        total += 1


def twice():
    with again:
        count()


def harmless():
    print("done")


def waits():
    with lock:
        return pool.submit(count).result()  # want "^error: concurrent.futures.Future.result\\(\\) waits for a thread that takes lock(?s:.*)count takes it here"


def through():
    with again:
        future = pool.submit(twice)
        return future.result()  # want "^error(?s:.*)takes again, while again is held here"


def free():
    with lock:
        return pool.submit(harmless).result()  # want "^warning: concurrent.futures.Future.result\\(\\) waits for another thread"


def in_time():
    with lock:
        return pool.submit(count).result(timeout=1)


def other_lock():
    with third:
        return pool.submit(count).result()  # want "^warning"


def nested():
    own = threading.Lock()

    def work():
        with own:
            print("done")

    thread = threading.Thread(target=work)
    with own:
        thread.start()
        thread.join()  # want "^error(?s:.*)takes own"


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.value = 0
        self.thread = threading.Thread(target=self.run)
        self.peer = threading.Thread(target=Counter().run)

    def run(self):
        with self.lock:
            self.value += 1

    def stop(self):
        with self.lock:
            self.thread.join()  # want "^error(?s:.*)takes self.lock(?s:.*)Counter.run runs in a thread"

    def wait(self):
        with self.lock:
            self.peer.join()  # want "^warning"
