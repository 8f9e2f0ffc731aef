"""`total += await f()` reads total before the await: what other tasks write meanwhile is lost."""
import asyncio

total = 0


async def price():
    await asyncio.sleep(0.01)
    return 1


async def add():
    global total
    total += await price()


async def safe():
    global total
    cost = await price()
    total += cost


async def main():
    global total
    await asyncio.gather(*[add() for _ in range(5)])
    assert total == 1, total
    total = 0
    await asyncio.gather(*[safe() for _ in range(5)])
    assert total == 5, total


asyncio.run(main())
