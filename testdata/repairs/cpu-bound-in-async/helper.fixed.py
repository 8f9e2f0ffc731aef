# safe: no
# before: blocks
# after: prints 3000000
import asyncio


def count(n):
    total = 0
    for i in range(6_000_000):
        total += i % 2
    return total


async def main():
    print(await asyncio.to_thread(count, 1))


asyncio.run(main())
