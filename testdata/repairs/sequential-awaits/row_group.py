# target: 3.11
# repair: 2
# safe: no
# before: prints 3
# after: prints 3
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main():
    a = await load(1)
    b = await load(2)
    print(a + b)


asyncio.run(main())
