# target: 3.11
# safe: no
# before: blocks
# after: ends
import asyncio
import time


class Cache:
    def __len__(self):
        time.sleep(0.4)
        return 0


async def main(cache: Cache):
    if not await asyncio.to_thread(bool, cache):
        return 1


asyncio.run(main(Cache()))
