import queue
import threading
import time
from threading import Thread as T


def forever():
    while True:
        time.sleep(1)


def with_way_out(stop):
    while True:
        if stop.is_set():
            break
        time.sleep(1)


def returns(stop):
    while 1:
        if stop:
            return
        time.sleep(1)


def asks_queue(jobs: queue.Queue):
    while True:
        jobs.get()


def start(stop, jobs):
    T(target=forever).start()  # want "^warning: forever loops for ever.*no way out"
    T(target=forever, daemon=True).start()  # want "^hint: forever loops.*daemon"
    T(target=with_way_out, args=(stop,)).start()
    T(target=returns, args=(stop,)).start()
    T(target=asks_queue, args=(jobs,)).start()


class Beat:
    def start(self, forever):
        threading.Thread(target=self.run).start()  # want "Beat.run loops for ever"
        threading.Thread(target=forever).start()

    def run(self):
        while True:
            time.sleep(1)
