import asyncio
from asyncio import gather as together


async def work(n):
    await asyncio.sleep(n)


async def ignored(jobs):
    await asyncio.gather(work(1), work(2), return_exceptions=True)  # want "^warning: return_exceptions=True"
    await together(*jobs, return_exceptions=True)  # want "return_exceptions"
    results = await asyncio.gather(work(1), return_exceptions=True)  # want "return_exceptions"


async def close(jobs):
    await asyncio.gather(*jobs, return_exceptions=True)  # want "^hint"


async def best_effort(jobs):
    try:
        await work(1)
    finally:
        await asyncio.gather(*jobs, return_exceptions=True)  # want "^hint"


async def looked_at(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print(result)
    await asyncio.gather(*jobs)
    await asyncio.gather(*jobs, return_exceptions=False)


async def asked_later(coros):
    tasks = [asyncio.create_task(c) for c in coros]
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        print(task.exception())


async def cancelled(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def alike(asyncio, jobs):
    await asyncio.gather(*jobs, return_exceptions=True)
