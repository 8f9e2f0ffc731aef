# safe: no
# before: prints on
# after: raises ValueError
import asyncio


async def load(n):
    raise ValueError(n)


async def main():
    await asyncio.wait([asyncio.create_task(load(1)), asyncio.create_task(load(2))])
    print("on")


asyncio.run(main())
