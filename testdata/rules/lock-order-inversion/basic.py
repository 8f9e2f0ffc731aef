import threading
from threading import Lock as Mutex

first = Mutex()
second = threading.Lock()
third = threading.RLock()
outer = threading.Lock()


def there():
    with first:
        with second:  # want "^error: second is taken here while first is held.*second is taken here.*second is taken here.*first is taken here"
            pass


def back():
    with second, first:
        pass


def same_order():
    with first:
        with third:
            pass


def same_order_again():
    with first, third:
        pass


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.log = threading.Lock()

    def pay(self):
        with self.lock:
            self.note()  # want "self.log is taken here while self.lock is held.*Account.note is called with it"

    def note(self):
        with self.log:
            pass

    def report(self):
        with self.log:
            with self.lock:
                pass

    def transfer(self, other):
        with self.lock:
            with other.lock:
                pass


a = threading.Lock()
b = threading.Lock()


def together():
    with outer:
        with a:
            with b:
                pass


def together_back():
    with outer, b, a:
        pass


c = threading.Lock()
d = threading.Lock()


def waits():
    with c:
        with d:
            pass


def gives_up():
    with d:
        if c.acquire(timeout=1):
            c.release()


def shadowed(first, second):
    with second:
        with third:
            pass
    with first:
        with second:
            pass
