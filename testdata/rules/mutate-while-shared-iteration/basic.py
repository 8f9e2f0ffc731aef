import threading
from threading import Thread as Worker

_names = set()


def watch():
    for name in _names:  # want "^warning: another thread can change the size of _names during this loop: it ends in RuntimeError.*the other change, in add.*watch runs in a thread"
        print(name)


def add(name):
    _names.add(name)


def start():
    Worker(target=watch).start()


class Room:
    def __init__(self):
        self.clients = {}
        self.order = []
        self.safe = {}
        self.copied = {}
        self.lock = threading.Lock()

    def start(self):
        Worker(target=self.run).start()

    def run(self):
        for client in self.clients.values():  # want "self.clients"
            client.ping()
        for name in self.order:  # want "it skips elements or meets them twice"
            print(name)
        with self.lock:
            for name in self.safe:
                print(name)
        for name in list(self.copied):
            print(name)
        total = [name for name in self.own]

    def leave(self, name):
        self.clients.pop(name)
        self.order.remove(name)
        with self.lock:
            self.safe.pop(name)
        self.copied.pop(name)

    own = ()


def shadowed(_names):
    for name in _names:
        print(name)
