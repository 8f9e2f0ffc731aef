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


async def main():
    print(pause(0.4, more=2) + 1)


asyncio.run(main())
