# target: 3.12
# repair: none
import asyncio
import threading

guard = threading.Lock()


async def work(loop):
    guard.acquire()
    loop.call_later(1, done)
    await asyncio.sleep(2)


def done():
    guard.release()
