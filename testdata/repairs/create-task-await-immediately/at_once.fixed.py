# safe: no
# before: prints 3
# after: prints 3
import asyncio


async def work(n):
    return n


async def main():
    print(await work(3))


asyncio.run(main())
