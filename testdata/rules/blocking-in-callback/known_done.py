# The function has asked whether the future is done.
import asyncio
import concurrent.futures


def copy(source: concurrent.futures.Future, to: asyncio.Future):
    if source.cancelled():
        to.cancel()
        return
    failure = source.exception()
    if failure is not None:
        to.set_exception(failure)
        return
    to.set_result(source.result())


def wait(source: concurrent.futures.Future):
    source.result()  # want "concurrent.futures.Future.result\\(\\) waits for a result in a callback"


async def main(source: concurrent.futures.Future):
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(copy, source, loop.create_future())
    loop.call_soon(wait, source)
