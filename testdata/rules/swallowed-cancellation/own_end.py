# The cancellation ends the loop, or the coroutine fails right behind, or a future is waited for all the same.
import asyncio
import contextlib


async def run(stop, source):
    try:
        while not stop:
            await source.read()
    except asyncio.CancelledError:
        pass
    await source.close()


async def in_turns(sources):
    for source in sources:
        try:
            while True:
                await source.read()
        except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
            pass


async def image(camera):
    with contextlib.suppress(asyncio.CancelledError, TimeoutError):
        return await camera.image()
    raise RuntimeError("no image")


async def hook(call):
    try:
        await call()
    except ValueError:
        try:
            await call()
        except BaseException:
            pass
        raise


async def wait_all_the_same(future: asyncio.Future):
    while not future.done():
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait({future})
