# safe: no
# before: blocks
# after: ends
import asyncio
from time import monotonic


async def main():
    await asyncio.sleep(0.4)
    return monotonic()


asyncio.run(main())
