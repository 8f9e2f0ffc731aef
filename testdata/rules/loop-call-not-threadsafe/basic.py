import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_event_loop()
        self.queue = asyncio.Queue()
        self.ready = asyncio.Event()
        threading.Thread(target=self.read).start()

    def read(self):
        self.loop.call_soon(print)  # want "^error: asyncio.AbstractEventLoop.call_soon\\(\\) runs in a thread here.*Bridge.read is given to a thread"
        self.queue.put_nowait(1)  # want "asyncio.Queue.put_nowait"
        self.helper()
        self.loop.call_soon_threadsafe(self.queue.put_nowait, 1)
        self.loop.call_soon_threadsafe(self.ready.set)

    def helper(self):
        self.ready.set()  # want "asyncio.Event.set.*Bridge.read calls self.helper"

    def in_the_loop(self):
        self.ready.set()


async def from_outside():
    future = asyncio.get_running_loop().create_future()

    def work():
        future.set_result(1)  # want "asyncio.Future.set_result"

    await asyncio.to_thread(work)
    return await future


def own_loop():
    loop = asyncio.new_event_loop()
    loop.call_soon(print)
    loop.run_forever()


def begin(pool: ThreadPoolExecutor):
    pool.submit(own_loop)


class Look:
    def __init__(self):
        self.ready = threading.Event()
        threading.Thread(target=self.read).start()

    def read(self):
        self.ready.set()
