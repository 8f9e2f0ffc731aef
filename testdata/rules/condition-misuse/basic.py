import asyncio
import threading
from threading import Condition as Cond


class Basket:
    def __init__(self):
        self.changed = Cond()
        self.lock = threading.Lock()
        self.full = Cond(self.lock)
        self.items = []

    def take(self):
        with self.changed:
            if not self.items:
                self.changed.wait()  # want "^warning: self.changed.wait\\(\\) may return.*looked at once"
            return self.items

    def take_right(self):
        with self.changed:
            while not self.items:
                self.changed.wait()

    def poll(self):
        while True:
            with self.changed:
                if not self.items:
                    self.changed.wait()
                self.items.clear()

    def for_a_while(self):
        with self.changed:
            if not self.items:
                self.changed.wait(1)

    def asks_again(self):
        with self.changed:
            if not self.items:
                self.changed.wait()
            if not self.items:
                raise KeyError

    def put(self):
        self.items.append(1)
        self._tell()

    def _tell(self):
        self.changed.notify()  # want "^error: self.changed.notify\\(\\) is called without holding self.changed and raises RuntimeError"

    def shares_a_lock(self):
        with self.lock:
            self._full()

    def _full(self):
        self.full.notify_all()

    def held_by_the_caller(self):
        with self.changed:
            self._inner()

    def _inner(self):
        self.changed.notify()

    def who_calls_it_is_not_known(self):
        self.changed.notify()


async def task(ready: asyncio.Condition, items):
    async with ready:
        if not items:
            await ready.wait()  # want "ready.wait"


async def event(ready: asyncio.Event, items):
    if not items:
        await ready.wait()


def shadowed(threading, items):
    changed = threading.Condition()
    with changed:
        if not items:
            changed.wait()


class Reply:
    def __init__(self):
        self.came = threading.Event()
        self.ready = Cond()
        self.value = None
        self.stop = threading.Event()

    def receive(self, value):
        with self.ready:
            self.value = value
            self.came.set()
            self.ready.notify_all()

    def hurried(self):
        self.came.wait(timeout=5)  # want "^possible hint: self.came.wait\\(\\) gives up after its timeout(?s:.*)written here(?s:.*)read here"
        return self.value["x"]

    def hurried_condition(self):
        with self.ready:
            self.ready.wait(1)  # want "^possible hint: self.ready.wait\\(\\) gives up"
        return self.value["x"]

    def without_end(self):
        self.came.wait(None)
        return self.value["x"]

    def careful(self):
        if not self.came.wait(5):
            raise TimeoutError
        return self.value["x"]

    def looks_later(self):
        self.came.wait(5)
        if self.value is None:
            raise TimeoutError
        return self.value["x"]

    def pause(self):
        self.stop.wait(5)
        return self.value["x"]

    def rounds(self):
        while True:
            self.came.wait(5)
            value = self.value["x"]
            print(value)


class Paced:
    def __init__(self):
        self.changed = Cond()
        self.jobs = []
        self.seen = 0

    def add(self, job):
        with self.changed:
            self.jobs.append(job)
            self.changed.notify()

    def next(self):
        with self.changed:
            self.changed.wait(1)
        return self.seen
