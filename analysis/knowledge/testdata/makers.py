"""Instances of what the tables say can or cannot be pickled, each made in the simplest way."""
import asyncio
import collections
import functools
import io
import os
import pickle
import sys
import types

VERSION = sys.version_info[1]


def loop_made(make):
    """An asyncio object; until 3.9 it takes its loop when it is made."""
    def run():
        async def main():
            return make()
        return asyncio.run(main())
    return run


def instances():
    import collections, concurrent.futures, contextvars, csv, ctypes, datetime, decimal, fractions, functools, hashlib
    import itertools, logging, mmap, multiprocessing, multiprocessing.pool, multiprocessing.shared_memory, pathlib, queue
    import random, re, select, selectors, socket, sqlite3, ssl, string, subprocess, tempfile, threading, uuid, weakref, zlib
    import operator
    def generator():
        yield
    async def coroutine():
        pass
    async def async_generator():
        yield
    def closed(c):
        c.close()
        return c
    def frame():
        return sys._getframe()
    def trace():
        try:
            raise ValueError
        except ValueError as error:
            return error.__traceback__
    made = {
        "builtins.str": lambda: "x", "builtins.bytes": lambda: b"x", "builtins.int": lambda: 1,
        "builtins.bool": lambda: True, "builtins.float": lambda: 1.5, "builtins.complex": lambda: 1j,
        "builtins.tuple": lambda: (1,), "builtins.frozenset": lambda: frozenset([1]), "builtins.list": lambda: [1],
        "builtins.dict": lambda: {1: 2}, "builtins.set": lambda: {1}, "builtins.bytearray": lambda: bytearray(b"x"),
        "builtins.memoryview": lambda: memoryview(b"x"), "builtins.property": lambda: property(),
        "builtins.dict_keys": lambda: {}.keys(), "builtins.dict_values": lambda: {}.values(),
        "builtins.dict_items": lambda: {}.items(), "builtins.Exception": lambda: Exception("x"),
        "types.GeneratorType": generator, "types.CoroutineType": lambda: closed(coroutine()),
        "types.AsyncGeneratorType": async_generator, "types.ModuleType": lambda: sys,
        "types.CodeType": lambda: frame.__code__, "types.FrameType": frame, "types.TracebackType": trace,
        "types.MappingProxyType": lambda: types.MappingProxyType({}),
        "threading.Lock": threading.Lock, "threading.RLock": threading.RLock, "threading.Condition": threading.Condition,
        "threading.Semaphore": threading.Semaphore, "threading.Event": threading.Event,
        "threading.Barrier": lambda: threading.Barrier(1), "threading.local": threading.local,
        "threading.Thread": threading.Thread, "threading.Timer": lambda: threading.Timer(1, print),
        "queue.Queue": queue.Queue, "queue.LifoQueue": queue.LifoQueue, "queue.PriorityQueue": queue.PriorityQueue,
        "queue.SimpleQueue": queue.SimpleQueue,
        "concurrent.futures.Future": concurrent.futures.Future,
        "concurrent.futures.ThreadPoolExecutor": concurrent.futures.ThreadPoolExecutor,
        "concurrent.futures.ProcessPoolExecutor": concurrent.futures.ProcessPoolExecutor,
        "multiprocessing.Process": multiprocessing.Process,
        "asyncio.Lock": loop_made(asyncio.Lock), "asyncio.Event": loop_made(asyncio.Event),
        "asyncio.Queue": loop_made(asyncio.Queue), "asyncio.Semaphore": loop_made(lambda: asyncio.Semaphore(1)),
        "asyncio.Condition": loop_made(asyncio.Condition), "asyncio.Future": loop_made(lambda: asyncio.Future()),
        "asyncio.StreamReader": loop_made(lambda: asyncio.StreamReader()),
        "io.BytesIO": io.BytesIO, "io.StringIO": io.StringIO, "io.TextIOWrapper": lambda: open(os.devnull),
        "io.BufferedReader": lambda: open(os.devnull, "rb"), "io.FileIO": lambda: io.FileIO(os.devnull),
        "tempfile.TemporaryDirectory": None,
        "os._Environ": None, "os.ScandirIterator": os.scandir,
        "os.DirEntry": lambda: next(e for e in os.scandir(os.path.dirname(os.__file__))),
        "pathlib.Path": lambda: pathlib.Path("x"), "pathlib.PurePath": lambda: pathlib.PurePath("x"),
        "socket.socket": socket.socket, "ssl.SSLContext": lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        "selectors.DefaultSelector": selectors.DefaultSelector, "select.epoll": getattr(select, "epoll", None),
        "sqlite3.Connection": lambda: sqlite3.connect(":memory:"),
        "sqlite3.Cursor": lambda: sqlite3.connect(":memory:").cursor(),
        "subprocess.Popen": lambda: popen(subprocess),
        "subprocess.CompletedProcess": lambda: subprocess.CompletedProcess([], 0),
        "weakref.ref": lambda: weakref.ref(pickle.Pickler), "weakref.WeakValueDictionary": weakref.WeakValueDictionary,
        "contextvars.ContextVar": lambda: contextvars.ContextVar("x"), "contextvars.Context": contextvars.Context,
        "re.Match": lambda: re.match("x", "x"), "re.Pattern": lambda: re.compile("x"),
        "random.SystemRandom": random.SystemRandom, "random.Random": random.Random,
        "logging.Logger": lambda: logging.getLogger("x"), "logging.Handler": logging.Handler,
        "logging.StreamHandler": logging.StreamHandler,
        "ctypes.CDLL": lambda: ctypes.CDLL(None), "mmap.mmap": lambda: mmap.mmap(-1, 10),
        "functools.partial": lambda: functools.partial(len), "operator.itemgetter": lambda: operator.itemgetter(0),
        "collections.deque": collections.deque, "collections.OrderedDict": collections.OrderedDict,
        "collections.defaultdict": lambda: collections.defaultdict(list), "collections.Counter": collections.Counter,
        "decimal.Decimal": lambda: decimal.Decimal(1), "uuid.UUID": uuid.uuid4,
        "datetime.datetime": datetime.datetime.now, "fractions.Fraction": lambda: fractions.Fraction(1, 2),
        "itertools.count": itertools.count, "itertools.chain": lambda: itertools.chain([1]),
        "itertools.islice": lambda: itertools.islice([1, 2], 1), "itertools.cycle": lambda: itertools.cycle([1]),
        "itertools.repeat": lambda: itertools.repeat(1, 2), "itertools.product": lambda: itertools.product([1]),
        "itertools.groupby": lambda: itertools.groupby([1]),
        "itertools.accumulate": lambda: itertools.accumulate([1]),
        "itertools.combinations": lambda: itertools.combinations([1], 1),
        "itertools.permutations": lambda: itertools.permutations([1]),
        "itertools.zip_longest": lambda: itertools.zip_longest([1]),
        "itertools.takewhile": lambda: itertools.takewhile(len, []),
        "itertools.dropwhile": lambda: itertools.dropwhile(len, []),
        "itertools.starmap": lambda: itertools.starmap(len, []),
        "itertools.compress": lambda: itertools.compress([1], [1]),
        "itertools.filterfalse": lambda: itertools.filterfalse(len, []),
    }
    # Semaphores of processes cost a file each, and pools cost processes: these are enough.
    for name in ("Lock", "Queue", "Event"):
        made["multiprocessing." + name] = getattr(multiprocessing, name)
    if VERSION >= 14:
        from concurrent import interpreters
        made["concurrent.interpreters.Queue"] = interpreters.create_queue
    return {name: make for name, make in made.items() if make}


def popen(subprocess):
    process = subprocess.Popen([sys.executable, "-I", "-S", "-c", ""])
    process.wait()
    return process


def shapes():
    return {"lambda": lambda: lambda: 1, "nested function": lambda: nested(),
              "module-level function": lambda: local_class, "partial of a lambda": lambda: functools.partial(lambda: 1),
              "defaultdict of a lambda": lambda: collections.defaultdict(lambda: 1),
              "function decorated without functools.wraps": lambda: unwrapped,
              "function decorated with functools.wraps": lambda: wrapped,
              "namedtuple bound to another name": lambda: Renamed(1),
              "bound method of a picklable object": lambda: "x".upper,
              "local class": local_class, "instance of a local class": lambda: local_class()(),
              "open text file": lambda: open(os.devnull), "open binary file": lambda: open(os.devnull, "rb"),
              "exception whose __init__ takes other arguments than args": lambda: Arity(1, 2)}


def nested():
    def inner():
        return 1
    return inner


def local_class():
    class Local:
        pass
    return Local


def without(f):
    def inner():
        return f()
    return inner


def with_wraps(f):
    return functools.wraps(f)(lambda: f())


@without
def unwrapped():
    pass


@with_wraps
def wrapped():
    pass


Renamed = collections.namedtuple("Other", "x")


class Arity(Exception):
    def __init__(self, a, b):
        super().__init__(a)
