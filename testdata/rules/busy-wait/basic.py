import threading
import time
from threading import Thread as Worker

_ready = False
_path = "a"


def load():
    global _ready
    _ready = True


def start():
    Worker(target=load).start()


def spin():
    while not _ready:  # want "^warning: this loop only waits for another thread to change _ready, and keeps a core busy.*the other change, in load.*load runs in a thread"
        pass


def nap():
    while not _ready:  # want "^hint: .*an Event would wake it at once"
        time.sleep(0.1)


def works():
    while not _ready:
        print("working")


def by_event(event: threading.Event):
    while not event.is_set():
        time.sleep(0.1)


def another_program(os):
    while not os.path.exists(_path):
        time.sleep(1)


def shadowed(_ready):
    while not _ready:
        pass
