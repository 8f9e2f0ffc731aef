"""Compares the entries of the standard library (JSON on the standard input) with the interpreter that runs this.

Prints one line for each difference.
"""
import asyncio
import importlib
import inspect
import io
import json
import os
import pickle
import sys
import types
import warnings

import makers

warnings.simplefilter("ignore")
VERSION = sys.version_info[1]

# Entries that are named by where users find them, or that have no name in Python.
REAL = {
    "threading.Lock": lambda: type(__import__("threading").Lock()),
    "threading.RLock": lambda: type(__import__("threading").RLock()),
    "subprocess.PipeReader": lambda: io.BufferedReader,
    "os.ScandirIterator": lambda: type(os.scandir()),
    "os._Environ": lambda: type(os.environ),
    "builtins.dict_keys": lambda: type({}.keys()),
    "builtins.dict_values": lambda: type({}.values()),
    "builtins.dict_items": lambda: type({}.items()),
    "tempfile._TemporaryFileWrapper": None,
    "multiprocessing.sharedctypes.RawValue": None,
    "multiprocessing.sharedctypes.RawArray": None,
    "xmlrpc.client.RemoteMethod": None,
    "select.PollObject": lambda: type(__import__("select").poll()),
    "select.KqueueObject": None,
    "hashlib.Hash": lambda: type(__import__("hashlib").md5()),
    "asyncio.Server": "asyncio.base_events.Server",
}
for _name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"):
    REAL["multiprocessing." + _name] = "multiprocessing.synchronize." + _name
for _name in ("Queue", "JoinableQueue", "SimpleQueue"):
    REAL["multiprocessing." + _name] = "multiprocessing.queues." + _name
REAL["multiprocessing.Pool"] = "multiprocessing.pool.Pool"

# A proxy's class is made when the proxy is; these methods are attributes of instances.
for _name in ("LockProxy", "RLockProxy", "SemaphoreProxy", "QueueProxy"):
    REAL["multiprocessing.managers." + _name] = None
OF_INSTANCES = {
    "asyncio.Condition.acquire", "asyncio.Condition.release", "asyncio.Condition.locked",
    "threading.Condition.acquire", "threading.Condition.release", "threading.Condition.locked",
    "multiprocessing.Condition.acquire", "multiprocessing.Condition.release",
    "multiprocessing.Semaphore.acquire", "multiprocessing.Semaphore.release", "multiprocessing.Lock.acquire",
    "multiprocessing.Lock.release", "multiprocessing.RLock.acquire", "multiprocessing.RLock.release",
    "multiprocessing.sharedctypes.Synchronized.acquire", "multiprocessing.sharedctypes.Synchronized.release",
    "multiprocessing.managers.BaseManager.shutdown", "multiprocessing.managers.SyncManager.shutdown",
    "multiprocessing.managers.SharedMemoryManager.shutdown",
}

MISSING = object()


def find(name):
    parts = name.split(".")
    for i in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:i]))
        except ImportError:
            continue
        for part in parts[i:]:
            try:
                found = getattr(found, part)
            except AttributeError:
                return MISSING
        return found
    return MISSING


def missing(name):
    """Whether the entry is of another system, or of a module that packagers leave out."""
    top = name.split(".")[0]
    if top not in ("msvcrt", "tkinter", "fcntl", "pty") and name != "select.kqueue":
        return False
    try:
        importlib.import_module(top)
    except ImportError:
        return True
    return name == "select.kqueue"


def real(name):
    if missing(name):
        return None
    if name in REAL:
        where = REAL[name]
        return None if where is None else find(where) if isinstance(where, str) else where()
    return find(name)


def lookup(entry, classes):
    """The object of an entry: None when Python has no name for it."""
    name = entry["name"]
    if missing(name):
        return None
    above, _, last = name.rpartition(".")
    if above in classes:
        owner = real(above)
        if owner is None:
            return None
        if above == "asyncio.AbstractEventLoop":
            owner = asyncio.SelectorEventLoop
        if above == "multiprocessing.context.BaseContext":
            owner = type(importlib.import_module("multiprocessing").get_context("spawn"))
        if owner is MISSING:
            return MISSING
        if not isinstance(owner, type):
            return None
        return getattr(owner, last, MISSING)
    if name in classes:
        return real(name)
    return find(name)


def applies(entry):
    return entry["since"] <= VERSION and (entry["until"] == 0 or VERSION <= entry["until"])


def signature(entry, found, method):
    """The parameters without the receiver, or None when Python does not tell them."""
    if isinstance(found, type) and entry["name"] in ("threading.Lock",):
        return None
    try:
        parameters = list(inspect.signature(found).parameters.values())
    except Exception:  # 3.13 on: AttributeError for select.epoll.poll
        return None
    bound = inspect.ismethod(found) or isinstance(found, (type, types.BuiltinMethodType))
    if method and not bound and parameters and parameters[0].kind in (0, 1):
        parameters = parameters[1:]
    return parameters


def check_signature(entry, found, method, report):
    parameters = signature(entry, found, method)
    if parameters is None:
        return
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    by_name = {p.name: p for p in parameters}
    rest = any(p.kind == p.VAR_POSITIONAL for p in parameters)
    keywords = any(p.kind == p.VAR_KEYWORD for p in parameters)
    for p in entry["params"]:
        name, position = p["name"], p["position"]
        if not applies(p):
            if name in by_name and VERSION < p["since"]:
                report("has %s already" % name)
            continue
        if name.startswith("**"):
            if not keywords:
                report("has no %s" % name)
            continue
        if name.startswith("*"):
            if not rest and position >= len(positional):
                report("has no %s" % name)
            continue
        if name and name not in by_name and not keywords:
            report("has no parameter %s: %s" % (name, ", ".join(by_name)))
            continue
        if name in by_name and by_name[name].kind == inspect.Parameter.POSITIONAL_ONLY:
            report("takes %s only by position" % name)
        if position >= 0:
            if position < len(positional):
                if name and name in by_name and positional[position].name != name:
                    report("has %s at %d, not %s" % (positional[position].name, position, name))
            elif not rest:
                report("has nothing at position %d (%s)" % (position, name))
        elif name in by_name and by_name[name].kind != inspect.Parameter.KEYWORD_ONLY and not rest:
            report("takes %s by position too" % name)


def check_function(entry, classes, report):
    found = lookup(entry, classes)
    if found is None or found is MISSING and entry["name"] in OF_INSTANCES:
        return
    if not applies(entry):
        if found is not MISSING and not entry["mirrored"]:
            report("exists in 3.%d" % VERSION)
        return
    if found is MISSING:
        report("does not exist in 3.%d" % VERSION)
        return
    if isinstance(found, types.FunctionType):
        asynchronous = inspect.iscoroutinefunction(found)
        if asynchronous != entry["awaitable"] and not (entry["future"] and asynchronous):
            report("is%s a coroutine function" % ("" if asynchronous else " not"))
    above = entry["name"].rpartition(".")[0]
    method = above in classes
    if method:
        static = inspect.getattr_static(real(above), entry["name"].rpartition(".")[2], None)
        method = not isinstance(static, (staticmethod, classmethod))
    check_signature(entry, found, method, report)


def check_class(entry, report):
    found = real(entry["name"])
    if found is None:
        return
    if (found is not MISSING) != applies(entry):
        report("is%s in 3.%d" % (" not" if found is MISSING else "", VERSION))
        return
    if found is MISSING or not isinstance(found, type):
        return
    for base in entry["bases"]:
        other = real(base)
        if isinstance(other, type) and not issubclass(found, other):
            report("is not a subclass of %s" % base)
    for method in entry["mutators"] + entry["entries"] + entry["stops"]:
        if not hasattr(found, method) and entry["name"] + "." + method not in OF_INSTANCES:
            report("has no method %s" % method)
    make = MAKE.get(entry["name"])
    if make is None:
        return
    try:
        value = make()
    except Exception as error:
        report("cannot be made: %r" % error)
        return
    check_pickle(entry, value, report)
    check_crossing(entry, value, report)


def check_pickle(entry, value, report):
    expected = entry["pickle"]
    if not expected:
        return
    try:
        pickle.loads(pickle.dumps(value))
        can = True
    except Exception:
        can = False
    if can != (expected == "yes"):
        report("pickle is %s: %s" % (can, expected))


def check_crossing(entry, value, report):
    expected = entry["interpreter"]
    if not expected or VERSION < 14:
        return
    from concurrent import interpreters
    global INTERPRETER
    if INTERPRETER is None:
        INTERPRETER = interpreters.create()
    try:
        INTERPRETER.call(id, value)
        can = True
    except Exception:
        can = False
    if can != (expected != "refused"):
        report("crosses to an interpreter: %s, not %s" % (can, expected))


INTERPRETER = None


def check_shapes(entries, report):
    shapes = makers.shapes()
    for entry in entries:
        make = shapes.get(entry["name"])
        if make:
            say = lambda text: report("%s: %s" % (entry["name"], text))
            check_pickle(entry, make(), say)
            if entry["name"] in ("lambda", "open text file", "open binary file"):
                check_crossing(entry, make(), say)


def main():
    data = json.load(sys.stdin)
    global MAKE
    MAKE = makers.instances()
    classes = {c["name"] for c in data["classes"]}
    for entry in data["classes"]:
        check_class(entry, lambda text: print("class %s %s" % (entry["name"], text)))
    for entry in data["functions"]:
        check_function(entry, classes, lambda text: print("%s %s" % (entry["name"], text)))
    for name, present in data["modules"].items():
        if "." not in name and hasattr(sys, "stdlib_module_names") and not name.startswith(("_", "xx")) and present != (name in sys.stdlib_module_names) and name != "__main__":
            print("module %s: %s" % (name, present))
    check_shapes(data["shapes"], print)
    for name in MAKE:
        if name not in classes:
            print("class %s has no entry" % name)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
