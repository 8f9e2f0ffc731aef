# repair: none
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def begin(name):
    pool = ThreadPoolExecutor()
    return await asyncio.wrap_future(pool.submit(len, name))
