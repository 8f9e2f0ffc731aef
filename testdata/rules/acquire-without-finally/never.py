import threading
from threading import Lock as Guard

_lock = Guard()
public = threading.Lock()
_given = threading.Lock()
_elsewhere = threading.Lock()


def forgotten():
    _lock.acquire()  # want "^error: _lock is taken here and never released"


def other():
    with _lock:
        pass


def reachable():
    public.acquire()  # want "^possible error: public is taken"


def handed_on():
    _given.acquire()
    print(_given)


def begin():
    _elsewhere.acquire()


def end():
    _elsewhere.release()


def local():
    lock = threading.Lock()
    lock.acquire()  # want "^error: lock is taken"


def of_the_caller(lock: Guard):
    lock.acquire()


class Turnstile:
    def __init__(self):
        self._gate = threading.Lock()
        self._door = threading.Lock()
        self._slots = threading.Semaphore(3)

    def enter(self):
        self._gate.acquire()  # want "^error: self._gate is taken"
        self._slots.acquire()
        self._door.acquire()

    def leave(self):
        self._door.release()


class Unknown(Missing):
    def __init__(self):
        self._gate = threading.Lock()

    def enter(self):
        self._gate.acquire()


class Named:
    def __init__(self):
        self._gate = Gate()

    def enter(self):
        self._gate.acquire()


class Gate:
    def acquire(self):
        pass
