import threading
from threading import Thread as T


def late():
    thread = T(target=print)
    thread.start()
    thread.daemon = True  # want "^error: the thread already runs here.*started here"


def early():
    thread = T(target=print)
    thread.daemon = True
    thread.start()


def another():
    thread = T(target=print)
    thread.start()
    thread = T(target=print)
    thread.daemon = True


def branches(now):
    thread = T(target=print)
    if now:
        thread.start()
    else:
        thread.daemon = True


def old(thread: threading.Thread, other):
    thread.setDaemon(True)  # want "^hint: threading.Thread.setDaemon\\(\\) is deprecated since 3.10: use the attribute daemon"
    thread.getName()  # want "attribute name"
    other.setDaemon(True)


class Look:
    def start(self):
        pass


def alike():
    look = Look()
    look.start()
    look.daemon = True
