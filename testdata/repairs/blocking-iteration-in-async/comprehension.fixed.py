# safe: no
# before: blocks
# after: prints [1, 2]
import asyncio
import time


def pages():
    for page in 1, 2:
        time.sleep(0.3)
        yield page


async def main():
    print([page for page in await asyncio.to_thread(list, pages())])


asyncio.run(main())
