import asyncio
from asyncio import create_task as spawn


async def work():
    await asyncio.sleep(1)
    return 1


async def at_once():
    await asyncio.create_task(work())  # want "^hint: the task is awaited as soon as it begins"
    value = await spawn(work())  # want "awaited as soon"
    task = asyncio.create_task(work())  # want "awaited as soon"
    await task
    other = asyncio.get_running_loop().create_task(work())  # want "awaited as soon"
    return await other


def await_nothing():
    return 0


async def fine(future: asyncio.Future):
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    await task
    await asyncio.create_task(work(), name="work")
    first, second = asyncio.create_task(work()), asyncio.create_task(work())
    await first
    await second
    await asyncio.ensure_future(future)
    third = asyncio.create_task(work())
    await third
    third.result()


async def alike(create_task):
    await create_task(work())
