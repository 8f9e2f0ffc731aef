import asyncio
import multiprocessing as mp
import queue
import threading
from multiprocessing import Process as P
from queue import Queue as Q


def work(*args):
    return args


class Job:
    def __init__(self):
        self.done = threading.Event()


def main():
    results = Q()
    P(target=work, args=(results,)).start()  # want "error: the process gets its own copy of results: what one side does to its queue.Queue, the other never sees; multiprocessing.Queue is shared\nqueues.py: "
    P(target=work, args=(Job(),)).start()  # want "own copy of Job\\(\\).done"
    P(target=work, args=(threading.Lock(),)).start()  # want "multiprocessing.Lock is shared"
    P(target=work, kwargs={"q": queue.SimpleQueue()}).start()  # want "SimpleQueue"
    P(target=work, args=(mp.Queue(),)).start()
    mp.get_context("fork").Process(target=work, args=(queue.Queue(),)).start()  # want "queue.Queue"
    mp.get_context("spawn").Process(target=work, args=(queue.Queue(),)).start()
    threading.Thread(target=work, args=(queue.Queue(),)).start()


def shadowed():
    class queue:
        class Queue:
            pass

    P(target=work, args=(queue.Queue,)).start()
