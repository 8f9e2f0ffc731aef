import asyncio
import multiprocessing
import threading
from threading import Lock as Mutex

guard = Mutex()
again = threading.RLock()
between = multiprocessing.Lock()


def twice():
    with guard:
        with guard:  # want "^error: guard is already held here.*is taken here"
            pass


def helper():
    with guard:
        pass


def through_a_function():
    with guard:
        helper()  # want "already held.*helper takes it again here"


def two_hops():
    with guard:
        middle()  # want "helper\\(\\) is called.*helper takes it again"


def middle():
    helper()


def processes():
    with between, between:  # want "between is already held"
        pass


def reentrant():
    with again:
        with again:
            pass


def released_first():
    guard.acquire()
    guard.release()
    helper()


def may_give_up():
    with guard:
        if guard.acquire(timeout=1):
            guard.release()


class Store:
    def __init__(self):
        self._lock = Mutex()
        self.tasks = asyncio.Lock()
        self.owned = threading.RLock()

    @property
    def size(self):
        with self._lock:
            return 1

    def add(self):
        with self._lock:
            return self.size  # want "Store.size takes it again"

    def other(self, store):
        with self._lock:
            store.put()

    def put(self):
        with self._lock:
            pass

    def put_if(self, locked):
        if not locked:
            self.put()

    def conditional(self):
        with self._lock:
            self.put_if(True)

    def by_hand(self):
        self._lock.acquire()
        self.put()  # want "Store.put takes it again"
        self._lock.release()

    def nested(self):
        with self.owned:
            self.inner()

    def inner(self):
        with self.owned:
            pass

    async def save(self):
        async with self.tasks:
            await self.load()  # want "Store.load takes it again"

    async def load(self):
        async with self.tasks:
            pass

    async def later(self):
        async with self.tasks:
            return asyncio.create_task(self.load())


def signal():
    done = Mutex()
    done.acquire()
    threading.Thread(target=done.release).start()
    done.acquire()


def unknown(lock):
    with lock:
        with lock:
            pass


def shadowed(threading):
    lock = threading.Lock()
    with lock:
        with lock:
            pass
