# safe: no
# before: prints [2, 3]
# after: prints [2, 3]
import asyncio


def main(numbers):
    async def load(n):
        await asyncio.sleep(0)
        return n + 1

    async def every():
        return [await load(n) for n in numbers]

    return asyncio.run(every())


print(main([1, 2]))
