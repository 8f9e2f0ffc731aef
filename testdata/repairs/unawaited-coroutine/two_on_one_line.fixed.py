# safe: no
# before: warns was never awaited
# after: warns was never awaited
import asyncio


async def work(n):
    return n


async def main():
    await work(1); work(2)


asyncio.run(main())
