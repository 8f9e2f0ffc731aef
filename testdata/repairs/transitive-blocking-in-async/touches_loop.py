# repair: none
import asyncio
import time


def begin(work):
    time.sleep(1)
    return asyncio.ensure_future(work)


async def main(work):
    task = begin(work)
    await task
