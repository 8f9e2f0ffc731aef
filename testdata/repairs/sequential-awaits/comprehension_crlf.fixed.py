# safe: no
# before: prints [1, 2]
# after: prints [1, 2]
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main(numbers):
    print(await asyncio.gather(*[load(n) for n in numbers]))


asyncio.run(main([1, 2]))
