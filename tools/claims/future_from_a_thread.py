"""set_result from another thread does not wake the loop; call_soon_threadsafe does."""
import asyncio
import threading
import time


async def waits(finish):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, lambda: None)
    threading.Timer(0.1, finish, [loop, future]).start()
    began = time.monotonic()
    await future
    return time.monotonic() - began


late = asyncio.run(waits(lambda loop, future: future.set_result(1)))
soon = asyncio.run(waits(lambda loop, future: loop.call_soon_threadsafe(future.set_result, 1)))
assert late > 0.8 > 0.5 > soon, (late, soon)
