import asyncio
import multiprocessing
from asyncio import Event as Signal
from concurrent.futures import ProcessPoolExecutor


def child(*args):
    return args


def main(given: asyncio.Queue):
    jobs = asyncio.Queue()
    multiprocessing.Process(target=child, args=(jobs,)).start()  # want "error: the process gets its own copy of jobs: what one side does to its asyncio.Queue, the other never sees; multiprocessing.Queue is shared\nof_loop.py: asyncio.Queue is made here"
    multiprocessing.Process(target=child, args=(asyncio.Queue(),)).start()  # want "own copy of asyncio.Queue\\(\\)"
    multiprocessing.Process(target=child, args=[1, Signal()]).start()  # want "own copy of Signal\\(\\).*multiprocessing.Event"
    multiprocessing.get_context("spawn").Process(target=child, args=(given,)).start()  # want "own copy of given"
    with ProcessPoolExecutor() as pool:
        pool.submit(child, jobs)  # want "own copy of jobs"
        pool.submit(child, multiprocessing.Manager().Queue())
    multiprocessing.Process(target=child, args=(multiprocessing.Queue(),)).start()


def in_thread(loop, jobs: asyncio.Queue):
    loop.run_in_executor(None, child, jobs)


class asyncio_like:
    class Queue:
        pass


def other():
    multiprocessing.Process(target=child, args=(asyncio_like.Queue(),)).start()
