import asyncio
import contextlib
import logging
from asyncio import CancelledError as Stopped

import trio


async def poll(source):
    while True:
        try:
            await source.read()
        except:  # want "^warning: except catches the cancellation.*the cancellation arrives here"
            logging.exception("again")


async def names_it(source):
    while True:
        try:
            await source.read()
        except (OSError, Stopped):  # want "^warning: except \\(OSError, Stopped\\)"
            pass


async def at_the_end(source):
    try:
        await source.read()
    except BaseException as e:  # want "^hint: except BaseException.*as if it had finished"
        logging.error("failed: %s", e)


async def suppressed(sources):
    for source in sources:
        with contextlib.suppress(asyncio.CancelledError):  # want "suppress\\(asyncio.CancelledError\\)"
            await source.read()


async def leaves_finally(source):
    try:
        await source.read()
    finally:
        return 1  # want "return in finally throws away"


async def in_trio(source):
    while True:
        try:
            async for item in source:
                print(item)
        except trio.Cancelled:  # want "except trio.Cancelled"
            pass


async def raises_again(source):
    while True:
        try:
            await source.read()
        except BaseException:
            logging.exception("stop")
            raise


async def hands_on(source, future):
    while True:
        try:
            future.set_result(await source.read())
        except BaseException as e:
            future.set_exception(e)


async def only_exceptions(source):
    while True:
        try:
            await source.read()
        except Exception:
            pass


async def split(source):
    while True:
        try:
            await source.read()
        except asyncio.CancelledError:
            raise
        except BaseException:
            pass


async def stops_what_it_began(work):
    task = asyncio.create_task(work())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(1)


async def another_task(self):
    try:
        await self.task
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(1)


async def ends_on_purpose(source):
    try:
        while True:
            await source.read()
    except asyncio.CancelledError:
        logging.info("stopped")


async def nothing_awaited(source):
    while True:
        try:
            source.read()
        except:
            pass
        await asyncio.sleep(1)


async def alike(source):
    class CancelledError(Exception):
        pass

    while True:
        try:
            await source.read()
        except CancelledError:
            pass


def in_threads(source):
    while True:
        try:
            source.read()
        except BaseException:
            pass
