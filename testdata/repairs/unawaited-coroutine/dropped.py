# safe: no
# before: warns was never awaited
# after: prints 1
import asyncio


async def work():
    print(1)


async def main():
    work()  # the work


asyncio.run(main())
