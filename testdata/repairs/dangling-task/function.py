# safe: yes
# before: prints begun
# after: prints begun
import asyncio


async def begin():
    asyncio.create_task(asyncio.sleep(0, print("begun")))  # in the background


async def main():
    await begin()
    await asyncio.sleep(0.01)


asyncio.run(main())
