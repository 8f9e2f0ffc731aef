# target: 3.10
# safe: no
# python: >=3.10
# before: hangs
# after: prints été été 
import asyncio

guard = asyncio.Lock()  # for the file


async def work():
    async with guard:
        # others run now
        await asyncio.sleep(0.1)
        print("été", end=" ")


async def main():
    await asyncio.gather(work(), work())


asyncio.run(main())
