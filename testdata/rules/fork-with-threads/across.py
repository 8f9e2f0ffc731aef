import multiprocessing
import os
import threading
from multiprocessing import Process


def work():
    return 1


def watch():
    threading.Thread(target=work, daemon=True).start()


def watch_all():
    watch()


def watched():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def detach():
    if os.fork() == 0:
        return 1
    return 0


def replace():
    if os.fork() == 0:
        os.execv("/bin/ls", ["ls"])


def spawn():
    multiprocessing.get_context("spawn").Process(target=work).start()


def both():
    watch_all()
    detach()  # want "warning: os.fork\\(\\) forks while a thread may be running.*\nacross.py: both calls watch_all\nacross.py: watch_all calls watch\nacross.py: the thread starts here\nacross.py: detach calls os.fork\\(\\)"


def over():
    watched()
    detach()


def other_order():
    detach()
    watch()


def replaced():
    watch()
    replace()


def spawned():
    watch()
    spawn()


class Service:
    def __init__(self):
        self.worker = Process(target=work)

    def start(self):
        self.watcher = threading.Thread(target=work)
        self.watcher.start()

    def stop(self):
        self.watcher.join()

    def run(self):
        self.start()
        self.worker.start()  # want "multiprocessing.Process.start"

    def restart(self):
        self.start()
        self.stop()
        self.worker.start()
