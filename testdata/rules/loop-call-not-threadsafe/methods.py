import asyncio
import functools
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as T


async def main(pool: ThreadPoolExecutor):
    ready = asyncio.Event()
    jobs = asyncio.Queue()
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Timer(1, ready.set).start()  # want "^error: asyncio.Event.set\\(\\) runs in a thread here"
    T(target=jobs.put_nowait, args=(1,)).start()  # want "asyncio.Queue.put_nowait"
    threading.Timer(1, loop.stop).start()  # want "asyncio.AbstractEventLoop.stop"
    pool.submit(future.set_result, 1)  # want "asyncio.Future.set_result"
    pool.submit(functools.partial(future.set_result, 1))  # want "asyncio.Future.set_result"
    await loop.run_in_executor(None, jobs.put_nowait, 1)  # want "asyncio.Queue.put_nowait"
    await asyncio.to_thread(ready.set)  # want "asyncio.Event.set"


# The loop makes these calls, or the objects are those of threads.
async def handed_over(pool: ThreadPoolExecutor):
    ready = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Timer(1, loop.call_soon_threadsafe, args=(ready.set,)).start()
    loop.call_later(1, ready.set)
    done = asyncio.run_coroutine_threadsafe(ready.wait(), loop)
    done.add_done_callback(ready.set)
    threading.Timer(1, threading.Event().set).start()
    pool.submit(ready.is_set)


def own_loop():
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever).start()
    loop.call_soon_threadsafe(loop.stop)


class asyncio_like:
    class Event:
        def set(self):
            pass


def shadowed():
    threading.Timer(1, asyncio_like.Event().set).start()
