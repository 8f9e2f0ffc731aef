import multiprocessing
import subprocess
import threading
from threading import Thread as T, Timer


def dropped(work):
    T(target=work).start()  # want "^hint: nothing waits for this thread"
    multiprocessing.Process(target=work).start()  # want "^warning: nothing waits for this process"
    T(target=work, daemon=True).start()
    T(target=work)
    subprocess.Popen(["true"])


def kept(work):
    thread = T(target=work)  # want "nothing waits"
    thread.start()


def joined(work):
    thread = T(target=work)
    thread.start()
    thread.join()


def joined_in_list(works):
    threads = []
    for work in works:
        thread = T(target=work)
        threads.append(thread)
        thread.start()
    for thread in threads:
        thread.join()


def handed_on(work, register):
    thread = T(target=work)
    thread.start()
    register(thread)


def returned(work):
    thread = T(target=work)
    thread.start()
    return thread


class Service:
    def start(self):
        self.worker = threading.Thread(target=self.run)
        self.worker.start()
        self.timer = Timer(1, self.run)  # want "nothing waits"
        self.timer.start()
        self.cleaner = threading.Thread(target=self.run)
        self.cleaner.daemon = True
        self.cleaner.start()

    def run(self):
        pass

    def close(self):
        self.worker.join()


class Quiet(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        pass


class Loud(threading.Thread):
    def run(self):
        pass


def subclasses(daemon):
    Quiet().start()
    Loud().start()  # want "nothing waits"
    T(target=print, daemon=daemon).start()


def shadowed(Thread):
    Thread(target=print).start()
