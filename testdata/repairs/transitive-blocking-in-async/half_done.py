# safe: no
# before: blocks
# after: prints 1 1
import asyncio
import time


def load():
    time.sleep(0.4)
    return 1


async def main():
    one = await asyncio.to_thread(load)
    two = load()
    print(one, two)


asyncio.run(main())
