import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Process


class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}:{line}")


class Both(Exception):
    def __init__(self, path, line):
        super().__init__(path, line)


class Optional(Exception):
    def __init__(self, path, line=1):
        super().__init__(path)


class Silent(Exception):
    def __init__(self, path, line):
        self.path = path


class Reduced(Exception):
    def __init__(self, path, line):
        super().__init__(path)

    def __reduce__(self):
        return type(self), ("a", 1)


class Named(Exception):
    def __init__(self, path, *, line):
        super().__init__(path)


class Message(Exception):
    def __init__(self, message):
        super().__init__(message)


class Child(Message):
    def __init__(self, a, b):
        super().__init__(f"{a}{b}")


class Starred(Exception):
    def __init__(self, *args):
        super().__init__(*args)


def task(n):
    if n == 1:
        raise Bad("a", n)  # want "error: Bad goes back to the parent by pickle, which makes it again with 1 argument; Bad.__init__ takes 2, so the pool's get\\(\\) waits forever\nexceptions.py: task starts here"
    if n == 2:
        raise Both("a", n)
    if n == 3:
        raise Optional("a", n)
    if n == 4:
        raise Silent("a", n)
    if n == 5:
        raise Reduced("a", n)
    if n == 6:
        raise Named("a", line=n)  # want "takes others by name"
    if n == 7:
        raise Child("a", n)  # want "Child goes back"
    if n == 8:
        raise Starred("a", n)
    try:
        raise Bad("a", n)
    except Bad:
        return deeper(n)


def deeper(n):
    raise Bad("b", n)  # want "Bad goes back.*\nexceptions.py: task starts here.*\nexceptions.py: task calls deeper"


def careful(n):
    try:
        return caught(n)
    except Exception:
        return 0


def caught(n):
    raise Bad("c", n)


def executed(n):
    raise Bad("d", n)  # want "the whole executor breaks"


def in_thread(n):
    raise Bad("e", n)


def in_process(n):
    raise Bad("f", n)


def main(items):
    with multiprocessing.Pool() as pool:
        pool.map(task, items)
        pool.map(careful, items)
    with ProcessPoolExecutor() as processes:
        processes.submit(executed, 1)
    with ThreadPoolExecutor() as threads:
        threads.submit(in_thread, 1)
    Process(target=in_process, args=(1,)).start()


def shadowed(items, Pool):
    Pool().map(in_thread, items)
