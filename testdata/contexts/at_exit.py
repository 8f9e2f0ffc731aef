import atexit
import threading
import weakref


class Thing:
    pass


def bye():
    final()


def final():
    pass


@atexit.register
def registered():
    final()


def collected():
    pass


def work():
    final()


thing = Thing()
weakref.finalize(thing, collected)
atexit.register(bye)
t = threading.Thread(target=work)
t.start()
t.join()
