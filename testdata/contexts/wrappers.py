import threading


def start(fn, *args):
    t = threading.Thread(target=fn, args=args)
    t.start()
    return t


def start_all(fns):
    return [start(fn) for fn in fns]


def background(fn):
    t = start(fn)
    t.join()


class Runner:
    def __init__(self, fn):
        self.fn = fn
        self.thread = threading.Thread(target=self.loop)

    def loop(self):
        self.fn()

    def go(self):
        self.thread.start()
        self.thread.join()


def one():
    shared()


def two(n):
    shared()


def three():
    shared()


def four():
    shared()


def shared():
    pass


background(one)
start(two, 1).join()
for thread in start_all([three]):
    thread.join()
Runner(four).go()
