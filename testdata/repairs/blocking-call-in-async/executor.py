# target: 3.8
# safe: no
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main(work):
    with ThreadPoolExecutor() as pool:
        pool.submit(work)
    return asyncio
