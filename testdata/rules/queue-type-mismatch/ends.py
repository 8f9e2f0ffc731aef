# target: 3.12
import asyncio
import contextvars
import multiprocessing as mp
import queue
import threading
from concurrent.futures import ProcessPoolExecutor

results = queue.Queue()
stop = threading.Event()
shared = mp.Queue()
cache = threading.local()
user = contextvars.ContextVar("user")


def fill(n):
    results.put(n)


def wait():
    while not stop.is_set():
        pass


def fill_shared(n):
    shared.put(n)


def use(*args):
    return args


def main():
    mp.Process(target=fill, args=(1,)).start()
    waiter = mp.Process(target=wait)
    waiter.start()
    print(results.get())  # want "error: the process gets its own copy of results: what one side does to its queue.Queue, the other never sees; multiprocessing.Queue is shared\nends.py: fill starts here, in another process\nends.py: it uses its own copy of results"
    stop.set()  # want "own copy of stop: what one side does to its threading.Event"
    mp.Process(target=use, args=(cache,)).start()  # want "own copy of cache: what one side sets in its threading.local, the other never sees$"
    mp.Process(target=use, args=(user,)).start()  # want "sets in its contextvars.ContextVar"


def pooled():
    with ProcessPoolExecutor() as pool:
        pool.submit(fill, 1)
        results.get()  # want "own copy of results"


def own():
    results.put(1)
    mp.Process(target=fill_shared, args=(1,)).start()
    shared.get()
    threading.Thread(target=fill, args=(1,)).start()
    results.get()


async def produce(q):
    q.put(1)


async def consume(q):
    return q.get()


async def coroutines():
    q = mp.Queue()  # want "error: multiprocessing.Queue\\(\\) is for processes, but only coroutines use this one: whoever waits in it blocks the whole event loop; asyncio.Queue is theirs\nends.py: a coroutine gets it here"
    await asyncio.gather(produce(q), consume(q))


async def bridge():
    q = mp.Queue()
    mp.Process(target=use, args=(q,)).start()
    await consume(q)


async def right():
    q = asyncio.Queue()
    await asyncio.gather(produce(q), consume(q))


def shadowed(mp):
    q = mp.Queue()
    asyncio.run(consume(q))
