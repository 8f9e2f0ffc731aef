# safe: no
import asyncio


async def load(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(load(n)) for n in range(3)]
    done, pending = await asyncio.wait(tasks, timeout=5)
    for one in pending:
        one.cancel()
