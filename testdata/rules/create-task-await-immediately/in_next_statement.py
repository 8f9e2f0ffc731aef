# The next statement awaits the task within an expression.
import asyncio


async def work(n=0):
    await asyncio.sleep(1)
    return n


async def printed():
    task = asyncio.create_task(work())  # want "awaited as soon"
    print(await task)


async def computed():
    task = asyncio.create_task(work())  # want "awaited as soon"
    total = 1 + 2 * (await task)
    return total


async def returned():
    task = asyncio.create_task(work())  # want "awaited as soon"
    return {"value": await task, "other": await work(2)}


async def tested():
    task = asyncio.create_task(work())  # want "awaited as soon"
    if await task:
        return 1


async def another_await_before():
    task = asyncio.create_task(work())
    return [await work(1), await task]


async def perhaps(quick):
    task = asyncio.create_task(work())
    return quick or await task


async def one_way(quick):
    task = asyncio.create_task(work())
    return 0 if quick else await task


async def again_and_again():
    task = asyncio.create_task(work())
    while await task:
        print("once more")


async def in_comprehension(names):
    task = asyncio.create_task(work())
    return [await task for _ in names]


async def comprehension_before(names):
    task = asyncio.create_task(work())
    print([await work(n) for n in names], await task)


async def later():
    task = asyncio.create_task(work())
    print("working")
    print(await task)
