import threading
from concurrent.futures import ThreadPoolExecutor as Pool

_client = None
_cache = {}
_other = {}
lock = threading.Lock()


class Client:
    pass


def client():
    global _client
    if _client is None:
        _client = Client()  # want "^warning: another thread can change _client between the check.*both make one.*the check.*the other change, in client.*work runs in a thread"
    return _client


def cached(key):
    if key not in _cache:
        _cache[key] = len(key)  # want "^hint: another thread can change _cache"
    return _cache[key]


def locked(key):
    with lock:
        if key not in _other:
            _other[key] = len(key)


def checked_twice():
    global _second
    if _second is None:
        with lock:
            if _second is None:
                _second = Client()


_second = None
_third = None


def locked_too_late():
    global _third
    if _third is None:
        with lock:
            _third = Client()  # want "another thread can change _third"


def work(key):
    client()
    cached(key)
    locked(key)
    checked_twice()
    locked_too_late()
    own(key)


def own(key):
    seen = {}
    if key not in seen:
        seen[key] = 1


def main(keys):
    with Pool() as pool:
        pool.map(work, keys)


class Queue:
    def __init__(self):
        self.jobs = []
        self.flag = False
        self.byname = {}

    def start(self):
        for _ in range(4):
            threading.Thread(target=self.run).start()

    def run(self):
        while self.jobs:
            self.jobs.pop()  # want "what is to be removed here is gone already"
        if not self.flag:
            self.flag = True
        self.drop("a")

    def drop(self, name):
        if name in self.byname:
            del self.byname[name]
