import asyncio
import multiprocessing
import threading
from threading import Lock as Mutex

from filelock import FileLock

guard = threading.Lock()
between = multiprocessing.Lock()


async def whole_region(session):
    with guard:  # want "^error: guard is held across an await.*gives way here"
        await session.commit()


async def alias_and_local(session):
    lock = Mutex()
    with lock:  # want "lock is held across an await"
        async for row in session:
            print(row)


async def entering(session):
    with between:  # want "between is held"
        async with session:
            pass


async def generator():
    with guard:  # want "guard is held"
        yield 1


async def by_hand(session):
    guard.acquire()  # want "guard is held"
    await session.commit()
    guard.release()


class Store:
    def __init__(self):
        self.lock = threading.RLock()
        self.tasks = asyncio.Lock()

    async def save(self, session):
        with self.lock:  # want "self.lock is held across an await: it belongs to the thread"
            await session.commit()

    async def fine(self, session):
        async with self.tasks:
            await session.commit()
        with self.lock:
            self.saved = True
        await session.commit()


async def file(session):
    with FileLock("a.lock"):  # want "held across an await"
        await session.commit()


async def may_have_failed(session):
    ok = guard.acquire(timeout=1)
    await session.commit()


async def unknown(lock, session):
    with lock:
        await session.commit()


async def released_before(session):
    guard.acquire()
    guard.release()
    await session.commit()


async def inner_function(session):
    with guard:
        async def later():
            await session.commit()
    await later()


def in_threads():
    with guard:
        yield 1


async def shadowed(threading, session):
    with threading.Lock():
        await session.commit()
