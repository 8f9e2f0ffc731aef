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
    for n in numbers:
        found.append(await load(n))
    print(found)


asyncio.run(main([1, 2]))
