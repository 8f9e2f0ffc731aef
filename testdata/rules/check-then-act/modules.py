import importlib
import threading

_module = None
_made = None


def backend():
    global _module
    if _module is None:
        _module = importlib.import_module("json")
    return _module


def make():
    return object()


def made():
    global _made
    if _made is None:
        _made = make()  # want "both make one"
    return _made


def work():
    backend()
    made()


for _ in range(2):
    threading.Thread(target=work).start()
