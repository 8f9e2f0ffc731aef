# repair: 2
# safe: no
# before: blocks
# after: prints 3
import asyncio
import time


def pause(seconds, *, more=1):
    """Rests."""
    time.sleep(seconds)  # é
    return more


async def pause_async(seconds, *, more=1):
    """Rests."""
    await asyncio.sleep(seconds)  # é
    return more


async def main():
    print(await pause_async(0.4, more=2) + 1)


asyncio.run(main())
