import asyncio
import threading
from threading import Lock as Mutex

guard = Mutex()
slots = threading.Semaphore(3)


def work():
    raise ValueError


def raises():
    guard.acquire()  # want "^warning: guard stays locked when work\\(\\) raises.*may raise while.*only this lets it go"
    work()
    guard.release()


def returns(found):
    guard.acquire()  # want "guard stays locked when the function returns"
    if found:
        return None
    guard.release()


async def task(lock: asyncio.Lock):
    await lock.acquire()  # want "lock stays locked when asyncio.sleep\\(\\) raises"
    await asyncio.sleep(1)
    lock.release()


def protected():
    guard.acquire()
    try:
        work()
    finally:
        guard.release()


def in_handler():
    guard.acquire()
    try:
        work()
    except BaseException:
        guard.release()
        raise
    guard.release()


def nothing_between():
    guard.acquire()
    value = 1
    guard.release()
    return value


def a_signal():
    slots.acquire()
    work()
    slots.release()


def released_before_the_return(found):
    guard.acquire()
    if found:
        guard.release()
        return None
    guard.release()


class Guard:
    def __init__(self):
        self.lock = Mutex()

    def __enter__(self):
        self.lock.acquire()
        work()

    def __exit__(self, *args):
        self.lock.release()

    def step(self):
        self.lock.acquire()  # want "self.lock stays locked"
        self.count = work()
        self.lock.release()


def released_by_the_thread():
    done = Mutex()
    done.acquire()

    def later():
        done.release()
    threading.Thread(target=later).start()
    work()
    done.release()


def shadowed(threading):
    lock = threading.Lock()
    lock.acquire()
    work()
    lock.release()
