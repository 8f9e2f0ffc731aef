# target: 3.9
# safe: no
# python: >=3.9
# before: blocks
# after: ends
import asyncio
import time


class Cache:
    def __getitem__(self, key):
        time.sleep(0.4)
        return [key]


async def main(cache: Cache):
    return cache["été"][0]


asyncio.run(main(Cache()))
