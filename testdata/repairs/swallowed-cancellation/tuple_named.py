# safe: yes
import asyncio


async def work(get, log):
    while True:
        try:
            await get()
        except (ValueError, asyncio.CancelledError) as problem:
            log(problem)
