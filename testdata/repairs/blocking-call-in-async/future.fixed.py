# safe: no
# before: blocks
# after: prints 4
import asyncio
import concurrent.futures
import time


def slow():
    time.sleep(0.4)
    return [3]


async def main(pool: concurrent.futures.ThreadPoolExecutor):
    future = pool.submit(slow)
    print((await asyncio.wrap_future(future))[0] + 1)


pool = concurrent.futures.ThreadPoolExecutor()
asyncio.run(main(pool))
pool.shutdown()
