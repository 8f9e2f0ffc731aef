# repair: none
import asyncio
import time


def ticks():
    while True:
        time.sleep(1)
        yield time.monotonic()


async def main(handle):
    for tick in ticks():
        await handle(tick)
    return asyncio
