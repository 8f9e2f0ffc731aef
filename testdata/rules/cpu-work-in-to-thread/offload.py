import asyncio
import asyncio as aio
from concurrent.futures import ProcessPoolExecutor


def heavy():
    total = 0
    for n in range(1_000_000):
        for k in range(n):
            total += n * k
    return total


def light(numbers):
    return sorted(numbers)


async def main(numbers):
    loop = asyncio.get_running_loop()
    await aio.to_thread(heavy)  # want "hint: heavy\\(\\) only computes.*\noffload.py: "
    await loop.run_in_executor(None, heavy)  # want "heavy"
    await asyncio.to_thread(light, numbers)
    with ProcessPoolExecutor() as pool:
        await loop.run_in_executor(pool, heavy)


async def shadowed(asyncio):
    await asyncio.to_thread(heavy)
