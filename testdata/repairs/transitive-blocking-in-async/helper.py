# safe: no
# before: blocks
# after: prints 7
# after: ends
import asyncio
import time


def pause(seconds, *, more=0):
    time.sleep(seconds)
    return 3 + more


async def main():
    print(pause(0.4, more=2) + 2)


asyncio.run(main())
