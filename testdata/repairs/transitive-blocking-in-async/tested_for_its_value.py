# target: 3.11
# repair: none
import asyncio
import time


class Cache:
    def __len__(self):
        time.sleep(0.4)
        return 0


async def main(cache: Cache):
    await asyncio.sleep(0)
    return cache or 1
