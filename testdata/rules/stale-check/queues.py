import queue
import threading
from queue import Queue as Line

jobs = queue.Queue()
single = queue.Queue()


class Mine:
    def empty(self):
        return False

    def get(self):
        return 1


mine = Mine()


def consume():
    while not jobs.empty():
        jobs.get()  # want "warning: another thread can take the last element of jobs(?s:.*)waits for good(?s:.*)the check(?s:.*)consume runs in a thread"
    if jobs.qsize() > 0:
        jobs.get_nowait()  # want "raises queue.Empty"
    if not jobs.empty():
        jobs.get(timeout=1)
    if not jobs.empty():
        jobs.get(False)
    try:
        if not jobs.empty():
            jobs.get_nowait()
    except queue.Empty:
        pass
    if not mine.empty():
        mine.get()
    if jobs.empty():
        jobs.get()
    own = queue.Queue()
    if not own.empty():
        own.get()


def alone():
    while not single.empty():
        single.get()


def given(line: Line):
    while not line.empty():
        line.get()  # want "last element of line"


class Pool:
    def __init__(self):
        self.line = Line()
        self.lock = threading.Lock()

    def start(self):
        for _ in range(3):
            threading.Thread(target=self.run).start()
            threading.Thread(target=self.careful).start()

    def run(self):
        if not self.line.empty():
            self.take()
            return self.line.get()  # want "last element of self.line"

    def take(self):
        if not self.line.empty():
            self.line.get()  # want "last element of self.line(?s:.*)Pool.take is called"

    def careful(self):
        with self.lock:
            if not self.line.empty():
                self.line.get()


def main():
    for _ in range(4):
        threading.Thread(target=consume).start()
        threading.Thread(target=given, args=(jobs,)).start()
    threading.Thread(target=alone).start()
