import asyncio
import multiprocessing
import threading
from threading import RLock as Again

from filelock import FileLock


def in_place():
    with threading.Lock():  # want "^error: each call makes a lock of its own here, so threading.Lock\\(\\) keeps nobody out"
        pass


def local():
    lock = Again()
    with lock:  # want "so lock keeps nobody out.*is made here, in the same call"
        pass


async def task():
    async with asyncio.Lock():  # want "asyncio.Lock"
        pass


def process():
    lock = multiprocessing.Lock()
    with lock:  # want "lock"
        pass


def handed_on(work):
    lock = threading.Lock()
    threading.Thread(target=work, args=(lock,)).start()
    with lock:
        pass


def captured():
    lock = threading.Lock()

    def work():
        with lock:
            pass
    threading.Thread(target=work).start()
    with lock:
        pass


def returned():
    lock = threading.Lock()
    with lock:
        return lock


def stored(owner):
    lock = owner.lock = threading.Lock()
    with lock:
        pass


def on_a_file():
    with FileLock("a.lock"):
        pass


def given(lock=threading.Lock()):
    with lock:
        pass


def shadowed(threading):
    with threading.Lock():
        pass


def either(known):
    lock = known
    if lock is None:
        lock = threading.Lock()
    with lock:
        pass


def by_hand():
    lock = threading.Lock()
    lock.acquire()  # want "so lock keeps nobody out"
    try:
        pass
    finally:
        lock.release()


def handed_on_by_hand(work):
    lock = threading.Lock()
    lock.acquire()
    threading.Thread(target=work, args=(lock,)).start()
    lock.release()


class Gate:
    def __init__(self):
        self.lock = threading.Lock()

    def enter(self):
        self.lock.acquire()
        self.lock.release()
