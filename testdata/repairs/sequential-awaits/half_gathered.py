# safe: no
# before: prints [1, 2, 3, 4]
# after: prints [1, 2, 3, 4]
import asyncio
from asyncio import gather


async def load(n):
    await asyncio.sleep(0)
    return n


async def main():
    first, second = await gather(load(1), load(2))
    third = await load(3)
    fourth = await load(4)
    print([first, second, third, fourth])


asyncio.run(main())
