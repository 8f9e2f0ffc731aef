# safe: no
# before: warns was never awaited
# after: prints é 1 2
import asyncio


async def work(n):
    return n


async def main():
    print(f"é {await work(1)} {work(2)}")


asyncio.run(main())
