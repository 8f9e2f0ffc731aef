import asyncio
import threading
from threading import Semaphore as Slots

from filelock import FileLock

guard = threading.Lock()
slots = Slots(3)


def work():
    pass


def timeout():
    guard.acquire(timeout=1)  # want "^error: this acquire\\(\\) may give up without guard"
    work()


def positional():
    guard.acquire(True, 2.5)  # want "guard"
    work()


def nonblocking():
    slots.acquire(blocking=False)  # want "slots"
    work()


def never_read():
    ok = guard.acquire(False)  # want "guard"
    work()


def tested():
    if guard.acquire(timeout=1):
        guard.release()


def walrus():
    if (ok := guard.acquire(timeout=1)):
        work()


def kept():
    ok = guard.acquire(timeout=1)
    return ok


def waits():
    guard.acquire()
    guard.acquire(timeout=-1)
    work()


def unknown_timeout(timeout):
    guard.acquire(timeout=timeout)
    work()


def makes_release_right():
    guard.acquire(False)
    guard.release()


def raises():
    FileLock("a.lock").acquire(timeout=1)
    work()


def shadowed(guard):
    guard.acquire(timeout=1)
    work()
