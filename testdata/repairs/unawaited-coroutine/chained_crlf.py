# safe: no
# before: raises AttributeError
# after: prints A
import asyncio


async def name():
    return "a"


async def main():
    print(name().upper())


asyncio.run(main())
