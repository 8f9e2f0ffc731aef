# safe: no
import asyncio


async def work(get, give):
    try:
        return await get()
    except BaseException as error:
        if isinstance(error, asyncio.CancelledError):
            raise
        return give()
