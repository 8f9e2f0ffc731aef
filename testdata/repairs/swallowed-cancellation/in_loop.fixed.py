# safe: yes
import asyncio


async def work(get, log):
    for n in range(3):
        try:
            await get(n)
        except asyncio.CancelledError:  # stop
            log("é")
            log(n)
            raise
