# safe: no
# before: blocks
# after: prints [2, 1]
import asyncio
import time


def pages():
    for page in 2, 1:
        time.sleep(0.3)
        yield page


async def main():
    print(await asyncio.to_thread(list, pages()))


asyncio.run(main())
