import threading
from threading import Thread as Worker


class Broken(Exception):
    pass


def breaks():
    raise Broken("no")


def refuses():
    raise ValueError("no")


def handles():
    try:
        raise ValueError("no")
    except ValueError:
        pass


def chained():
    try:
        threading.Thread(target=breaks).start()
    except Broken:  # want "^warning: what breaks raises in its thread does not come here.*made here.*and raises this"
        print("never")


def named():
    t = Worker(target=refuses)
    try:
        t.start()
        t.join()
    except (KeyError, ValueError):  # want "what refuses raises in its thread"
        print("never")


def anything():
    try:
        threading.Thread(target=refuses).start()
    except Exception:  # want "what refuses raises"
        print("never")


def cannot_start():
    try:
        threading.Thread(target=refuses).start()
    except RuntimeError:
        print("no more threads")


def more():
    try:
        threading.Thread(target=refuses).start()
        refuses()
    except ValueError:
        print("here")


def other():
    try:
        threading.Thread(target=handles).start()
    except ValueError:
        print("never")


def interrupted():
    t = Worker(target=refuses)
    try:
        t.start()
        t.join()
    except KeyboardInterrupt:
        print("stop")


def shadowed(threading):
    try:
        threading.Thread(target=refuses).start()
    except ValueError:
        print("perhaps")
