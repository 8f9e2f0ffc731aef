import asyncio
from asyncio import run_coroutine_threadsafe as submit


async def work():
    await asyncio.sleep(1)
    return 1


async def waits():
    loop = asyncio.get_running_loop()
    asyncio.run_coroutine_threadsafe(work(), loop).result()  # want "^error: the event loop waits here for a coroutine"
    future = submit(work(), asyncio.get_event_loop())
    return future.result(5)  # want "that only it could run"


class Bridge:
    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop

    async def other_thread(self):
        asyncio.run_coroutine_threadsafe(work(), self.loop).result()


async def fine():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(work(), loop)
    await asyncio.wrap_future(future)


def in_a_thread(loop):
    return asyncio.run_coroutine_threadsafe(work(), loop).result()


async def alike(asyncio):
    loop = asyncio.get_running_loop()
    asyncio.run_coroutine_threadsafe(work(), loop).result()
