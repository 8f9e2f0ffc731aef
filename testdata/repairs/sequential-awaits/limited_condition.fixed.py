# repair: 2
# safe: no
# before: prints [2]
# after: prints [2]
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main(numbers):
    semaphore = asyncio.Semaphore(10)

    async def limited(n):
        async with semaphore:
            return await load(n)

    return await asyncio.gather(*[limited(n) for n in numbers if n > 1])


print(asyncio.run(main([1, 2])))
