# safe: no
# before: blocks
# after: ends
import asyncio
from time import monotonic, sleep


async def main():
    sleep(0.4)
    return monotonic()


asyncio.run(main())
