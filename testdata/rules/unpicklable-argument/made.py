import dataclasses
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor as Executor
from dataclasses import dataclass, field


@dataclass
class Job:
    path: str
    lock: threading.Lock = field(default_factory=threading.Lock)
    names: list = field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Rule:
    test: Callable = dataclasses.field(default_factory=lambda: threading.Event())


@dataclass
class Careful:
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __getstate__(self):
        return {}


class Plain:
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Emptied:
    lock: object = field(default_factory=threading.Lock)

    def __post_init__(self):
        self.lock = None


class Query:
    def __init__(self, table, connection=None, *, callback=None):
        self.table = table
        self.connection = connection
        self.callback = callback

    def run(self):
        return self.table


class Wrapped(Query):
    pass


class Opened:
    def __init__(self, path):
        self.path = str(path)


class Replaced:
    def __init__(self, connection):
        connection = str(connection)
        self.connection = connection


def work(*args):
    return args


def submits(path):
    connection = sqlite3.connect(path)
    kept = Query("t", connection)
    given = Query("t", sqlite3.connect(path))
    given.other = 1
    with Executor() as pool:
        pool.submit(work, Job(path))  # want "submit\\(\\) takes Job\\(path\\).lock along, but an object of type threading.Lock cannot be pickled\nmade.py: "
        pool.submit(work, Job(path, None))
        pool.submit(work, Job(path, lock=None))
        pool.submit(work, Job(*path))
        pool.submit(work, Rule())  # want "Rule\\(\\).test along, but an object of type threading.Event"
        pool.submit(work, Careful())
        pool.submit(work, Plain())
        pool.submit(work, Emptied())
        pool.submit(work, kept)  # want "takes kept.connection along, but an object of type sqlite3.Connection cannot be pickled"
        pool.submit(work, [Query("a"), Query("t", connection=connection)])  # want "\\[1\\].connection along"
        pool.submit(work, Query("t", callback=lambda: 1))  # want "Query\\(.t.* along, but a lambda"
        pool.submit(work, Wrapped("t", connection))  # want ".connection along"
        pool.submit(work, Query("t"))
        pool.submit(work, Query(connection.cursor))
        pool.submit(work, Opened(connection))
        pool.submit(work, Replaced(connection))
        pool.submit(work, given)  # want "given.connection along"
        pool.submit(Query("t", connection).run)
        pool.submit(Query("t").run)


def changed(path):
    query = Query("t", sqlite3.connect(path))
    query.connection = None
    with Executor() as pool:
        pool.submit(work, query)


def grown():
    handlers = []
    handlers.append(threading.Lock())
    with Executor() as pool:
        pool.submit(work, handlers)  # want "handlers\\[…\\] along"
