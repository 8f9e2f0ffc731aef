# repair: none
import asyncio


async def load(n):
    await asyncio.sleep(n)


async def main(now):
    if now: await asyncio.gather(load(1), return_exceptions=True)
