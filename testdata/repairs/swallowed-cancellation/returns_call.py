# safe: no
import asyncio


async def work(get, give):
    try:
        return await get()
    except BaseException:
        return give()
