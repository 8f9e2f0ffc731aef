# safe: yes
# before: prints 3
# after: prints 3
import asyncio


async def work(n):
    print(n)


def begin(n):
    return asyncio.ensure_future(work(n))


async def main():
    begin(3)
    await asyncio.sleep(0.01)


asyncio.run(main())
