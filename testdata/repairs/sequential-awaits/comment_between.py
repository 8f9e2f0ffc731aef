# repair: none
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main():
    a = await load(1)
    # then
    b = await load(2)
    return a + b
