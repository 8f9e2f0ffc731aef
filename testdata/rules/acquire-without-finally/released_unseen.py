# A lock as a signal: another class lets it go, of an object that nothing tells the class of.
import threading


class Worker:
    def __init__(self):
        self._wanted = threading.Lock()
        self._wanted.acquire()

    def run(self):
        while self._wanted.acquire(timeout=1):
            print("work")


class Cache:
    def __init__(self):
        self._idle = {}

    def hand_out(self):
        worker, _ = self._idle.popitem()
        worker._wanted.release()
