# safe: no
# before: prints 3
# after: prints 3
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main():
    a, b = await asyncio.gather(load(1), load(2))
    print(a + b)


asyncio.run(main())
