# target: 3.12
# safe: no
import asyncio


def make():
    lock = asyncio.Lock()

    async def work():
        async with lock:  # alone
            await asyncio.sleep(1)

    return work
