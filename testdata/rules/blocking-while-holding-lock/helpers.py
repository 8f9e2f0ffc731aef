import os
import queue
import threading
import time
from urllib.request import urlopen

lock = threading.Lock()
jobs = queue.Queue()


def fetch(url):
    return urlopen(url).read()


def fetch_all(urls):
    return [fetch(url) for url in urls]


def rest(seconds):
    if seconds:
        time.sleep(seconds)


def take():
    return jobs.get()


def load(url):
    with lock:
        return fetch(url)  # want "^hint: fetch\\(\\) waits in urllib.request.urlopen\\(\\) while lock is held(?s:.*)lock is taken here(?s:.*)fetch calls urllib.request.urlopen"


def load_all(urls):
    with lock:
        return fetch_all(urls)  # want "^hint: fetch_all\\(\\) waits"


def next_job():
    with lock:
        return take()  # want "^warning: take\\(\\) waits for another thread, in queue.Queue.get"


def sometimes(seconds):
    with lock:
        rest(seconds)


def outside(url):
    with lock:
        name = url.strip()
    return fetch(name)


def ended(pid, flags):
    return os.waitpid(pid, flags)


def poll(pid):
    with lock:
        return ended(pid, os.WNOHANG)


def attempts():
    yield 1
    time.sleep(1)
    yield 2


def retried():
    for attempt in attempts():
        return attempt


def retry():
    with lock:
        return retried()


class Client:
    def __init__(self):
        self.lock = threading.Lock()
        self.socket = None

    def slow(self):
        time.sleep(1)

    def ask(self):
        with self.lock:
            self.slow()  # want "Client.slow|self.slow"
