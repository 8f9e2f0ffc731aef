# repair: 2
# safe: no
# before: prints [1, 2]
# after: prints [1, 2]
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main(numbers):
    found = []
    semaphore = asyncio.Semaphore(10)

    async def limited(n):
        async with semaphore:
            return await load(n)

    found.extend(await asyncio.gather(*[limited(n) for n in numbers]))
    print(found)


asyncio.run(main([1, 2]))
