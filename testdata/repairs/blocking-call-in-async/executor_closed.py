# target: 3.9
# python: >=3.9
# safe: no
# before: blocks
# after: ends
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    with ThreadPoolExecutor() as pool:
        # begins
        pool.submit(time.sleep, 0.4)
    await asyncio.sleep(0)


asyncio.run(main())
