import asyncio
from concurrent.futures import ThreadPoolExecutor


async def poll(n):
    await asyncio.sleep(n)


def shown():
    with ThreadPoolExecutor() as pool:
        pool.submit(poll, 1).result()  # want "submit"
        print(pool.submit(poll, 1).result())  # want "submit"
        future = pool.submit(poll, 1)  # want "submit"
        print(future.result())


def followed(handle):
    with ThreadPoolExecutor() as pool:
        asyncio.run(pool.submit(poll, 1).result())
        future = pool.submit(poll, 1)
        asyncio.run(future.result())
        handle(pool.submit(poll, 1).result())
        kept = pool.submit(poll, 1)
        print(kept.result())
        handle(kept)
        return pool.submit(poll, 1).result()


async def awaited():
    with ThreadPoolExecutor() as pool:
        await pool.submit(poll, 1).result()
