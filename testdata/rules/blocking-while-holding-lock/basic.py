import contextlib
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from time import sleep as nap

import requests

lock = threading.Lock()
jobs = queue.Queue()
pool = ThreadPoolExecutor()


def sleeps():
    with lock:
        nap(1)  # want "^hint: time.sleep\\(\\) waits while lock is held.*lock is taken here"


def asks():
    with lock:
        requests.get("https://example.org")  # want "requests.get"


def waits(thread: threading.Thread):
    with lock:
        thread.join()  # want "^warning: threading.Thread.join\\(\\) waits for another thread while lock is held"


def result():
    with lock:
        return pool.submit(len, "a").result()  # want "Future.result"


def takes():
    with lock:
        return jobs.get()  # want "queue.Queue.get"


def gives():
    with lock:
        yield 1  # want "^warning: this yield hands over control while lock is held"


@contextlib.contextmanager
def held():
    with lock:
        yield


def before():
    with lock:
        value = 1
    time.sleep(value)


def bounded(thread: threading.Thread):
    with lock:
        thread.join(1)
        jobs.get(timeout=1)


def something_there():
    with lock:
        while not jobs.empty():
            jobs.get()


def by_hand():
    lock.acquire()
    time.sleep(1)  # want "time.sleep"
    lock.release()


class Client:
    def __init__(self):
        self.session = requests.Session()
        self.lock = threading.Lock()

    def ask(self):
        with self.lock:
            return self.session.get("https://example.org")


def condition(changed: threading.Condition):
    with changed:
        changed.wait()


def shadowed(lock):
    with lock:
        time.sleep(1)
