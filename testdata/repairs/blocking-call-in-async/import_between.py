# safe: no
# target: 3.8
import asyncio
import time
import requests


async def rate():
    await asyncio.sleep(time.monotonic() % 1)
    return requests.get("https://example.org/rate", timeout=3)
