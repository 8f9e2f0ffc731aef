# safe: no
# before: blocks
# after: prints 6
import asyncio
import time


def slow(n):
    time.sleep(0.4)
    return 2 * n


async def main():
    print(sum(slow(n) for n in [1, 2]))  # here


asyncio.run(main())
