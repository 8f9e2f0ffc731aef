import multiprocessing as mp
import queue
import socket
import sqlite3
import threading
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor as Executor
from concurrent.futures import ThreadPoolExecutor


class Job:
    def __init__(self):
        self.lock = threading.Lock()


class Outer:
    def __init__(self):
        self.job = Job()


class Careful:
    def __init__(self):
        self.lock = threading.Lock()

    def __getstate__(self):
        return {}


class Late:
    def __init__(self):
        self.connection = None

    def connect(self):
        self.connection = sqlite3.connect("a.db")


def work(*args, **kwargs):
    return args


def submits():
    numbers = (n for n in range(3))
    handlers = {"done": lambda: None}
    with Executor() as pool:
        pool.submit(work, Job())  # want "error: .*submit\\(\\) takes Job\\(\\).lock along, but an object of type threading.Lock cannot be pickled\narguments.py: .*is made here"
        pool.submit(work, Outer())  # want "Outer\\(\\).job.lock along"
        pool.submit(work, numbers)  # want "takes numbers along, but a generator cannot be pickled"
        pool.submit(work, handlers)  # want "handlers\\[\"done\"\\] along, but a lambda"
        pool.submit(work, defaultdict(lambda: 0))  # want "default_factory along, but a lambda"
        pool.submit(work, conn=sqlite3.connect("a.db"))  # want "sqlite3.Connection"
        pool.submit(work, [1, (2, threading.Event())])  # want "\\[1\\]\\[1\\] along"
        pool.submit(work, Careful())
        pool.submit(work, Late())
        pool.submit(work, [1, "two", b"three", None, work, {"a": 1}])
        list(pool.map(work, [open("a") for _ in range(3)]))  # want "\\[…\\] along, but"
        list(pool.map(work, [socket.socket() for _ in range(3)]))
        pool.submit(work, mp.Pipe()[0])
        list(pool.map(work, (n * 2 for n in range(3))))


def pools(path):
    with mp.Pool() as pool:
        pool.apply_async(work, (open(path),))  # want "open\\(path\\) along"
        pool.starmap(work, [(1, threading.RLock())])  # want "\\[0\\]\\[1\\] along"
        pool.map(work, range(10), 4)


def processes():
    mp.Process(target=work, args=(sqlite3.connect("a.db"),)).start()  # want "warning: .*not on macOS or Windows, nor on Linux from Python 3.14 on"
    mp.get_context("spawn").Process(target=work, args=(sqlite3.connect("a.db"),)).start()  # want "error: .*cannot be pickled$"
    mp.get_context("fork").Process(target=work, args=(sqlite3.connect("a.db"),)).start()
    mp.Process(target=work, args=(queue.Queue(),)).start()


class Worker(mp.Process):
    def __init__(self):
        super().__init__()
        self.connection = sqlite3.connect("a.db")

    def run(self):
        self.cursor = self.connection.cursor()


def own():
    Worker().start()  # want "warning: .*self.connection along"


class Pool:
    def submit(self, function, *args):
        return function(*args)


def others():
    with ThreadPoolExecutor() as threads:
        threads.submit(work, Job())
    Pool().submit(work, Job())
