# safe: no
# before: blocks
# after: prints [2, 4]
import asyncio
import time


def slow(n):
    time.sleep(0.4)
    return 2 * n


async def main():
    print(list(map(slow, [1, 2])))  # here


asyncio.run(main())
