# safe: no
# before: raises RuntimeError
# after: prints 3
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return [n]


async def main():
    print(asyncio.run(work(3))[0])


asyncio.run(main())
