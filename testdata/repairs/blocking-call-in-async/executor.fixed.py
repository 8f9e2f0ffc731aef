# target: 3.8
# safe: no
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main(work):
    pool = ThreadPoolExecutor()
    try:
        pool.submit(work)
    finally:
        await asyncio.get_running_loop().run_in_executor(None, pool.shutdown)
    return asyncio
