# repair: 2
# safe: no
# before: prints [2]
# after: prints [2]
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main(numbers):
    return [await load(n) for n in numbers if n > 1]


print(asyncio.run(main([1, 2])))
