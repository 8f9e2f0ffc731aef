import asyncio
import functools
import threading
import time


def report(loop, loop_thread, what):
    if loop_thread != threading.get_ident():
        asyncio.run_coroutine_threadsafe(what, loop).result()
        return
    loop.create_task(what)


def announce(loop, loop_thread, what):
    report(loop, loop_thread, what)


def pause():
    time.sleep(1)


@functools.cache
def settings():
    time.sleep(1)
    return {}


async def main(loop, loop_thread, what):
    announce(loop, loop_thread, what)
    pause()  # want "pause.* ends up calling time.sleep"
    return settings()  # want "^possible warning: settings"
