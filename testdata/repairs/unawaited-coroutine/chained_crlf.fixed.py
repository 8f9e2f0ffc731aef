# safe: no
# before: raises AttributeError
# after: prints A
import asyncio


async def name():
    return "a"


async def main():
    print((await name()).upper())


asyncio.run(main())
