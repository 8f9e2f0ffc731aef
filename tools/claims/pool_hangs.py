# An exception that cannot be unpickled makes Pool's get() wait for ever.
import multiprocessing
import os


class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(path)


def task():
    raise Bad("a", 1)


if __name__ == "__main__":
    import threading

    threading.excepthook = lambda _: None
    pool = multiprocessing.Pool(1)
    try:
        pool.apply_async(task).get(timeout=2)
    except multiprocessing.TimeoutError:
        for child in multiprocessing.active_children():
            child.kill()
        os._exit(0)
    os._exit(1)
