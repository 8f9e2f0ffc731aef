# repair: none
import asyncio


async def work(n):
    print(n)


async def begin(now):
    if now: asyncio.create_task(work(3))
