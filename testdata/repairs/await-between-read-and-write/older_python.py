# target: 3.9
# repair: none
import asyncio

total = 0


async def add(item):
    global total
    total += await asyncio.sleep(0.01, item)


async def main():
    await asyncio.gather(*[add(item) for item in range(3)])
