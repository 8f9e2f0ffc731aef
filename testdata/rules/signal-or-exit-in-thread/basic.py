import signal
import sys
import threading
from sys import exit as leave


def handler(number, frame):
    pass


def worker():
    signal.signal(signal.SIGTERM, handler)  # want "^error: signal.signal\\(\\) works in the main thread only.*made here"
    _deeper()


def _deeper():
    leave(1)  # want "^warning: sys.exit\\(\\) ends only this thread"


def public():
    sys.exit(2)


def runs_public():
    public()


def careful():
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, handler)


def start():
    threads = [threading.Thread(target=worker), threading.Thread(target=careful), threading.Thread(target=runs_public)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    signal.signal(signal.SIGTERM, handler)
    start()
    sys.exit(0)
