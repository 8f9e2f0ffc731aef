# safe: no
# target: 3.8
import asyncio
import functools
import time
import requests


async def rate():
    await asyncio.sleep(time.monotonic() % 1)
    return await asyncio.get_running_loop().run_in_executor(None, functools.partial(requests.get, "https://example.org/rate", timeout=3))
