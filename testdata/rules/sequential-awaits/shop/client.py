import asyncio


async def price(item):
    await asyncio.sleep(1)
    return len(item)


_last = None


async def remember(item):
    global _last
    await asyncio.sleep(1)
    _last = item
    return item
