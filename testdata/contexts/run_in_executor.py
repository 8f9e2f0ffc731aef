import asyncio
import functools
from concurrent.futures import ThreadPoolExecutor


def load(n, scale=1):
    return convert(n) * scale


def convert(n):
    return int(n)


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, load, "1")
    await loop.run_in_executor(None, functools.partial(load, "1", scale=2))
    await loop.run_in_executor(None, lambda: convert("2"))
    with ThreadPoolExecutor(1) as pool:
        await loop.run_in_executor(pool, convert, "3")
    convert("4")


asyncio.run(main())
