# repair: none
import queue
import threading

lock = threading.Lock()
jobs = queue.Queue()
seen = {}


def take(key):
    with lock:
        seen[key] = jobs.get()
