import asyncio
import threading


def soon(event):
    later(event)


def later(event):
    event.set()


def from_thread(loop, event):
    loop.call_soon_threadsafe(later, event)


def finished(task):
    pass


async def wait(event):
    await event.wait()


async def main():
    loop = asyncio.get_running_loop()
    first, second, third = asyncio.Event(), asyncio.Event(), asyncio.Event()
    loop.call_soon(soon, first)
    loop.call_later(0.001, later, second)
    t = threading.Thread(target=from_thread, args=(loop, third))
    t.start()
    task = asyncio.ensure_future(wait(first))
    task.add_done_callback(finished)
    await task
    await second.wait()
    await third.wait()
    t.join()


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
finally:
    loop.close()
