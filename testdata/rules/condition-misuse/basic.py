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
