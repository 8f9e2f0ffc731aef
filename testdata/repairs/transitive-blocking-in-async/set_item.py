# target: 3.11
# repair: none
import asyncio
import time


class Cache:
    def __setitem__(self, key, value):
        time.sleep(0.4)


async def main(cache: Cache):
    cache["a"] = 1
    await asyncio.sleep(0)
