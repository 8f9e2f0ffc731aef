# safe: yes
# before: prints locked
# after: prints free
import asyncio


async def fails():
    await asyncio.sleep(0)
    raise ValueError("no")


async def work(lock: asyncio.Lock):
    async with lock:  # here
        await fails()


async def try_it():
    lock = asyncio.Lock()
    try:
        await work(lock)
    except ValueError:
        print("locked" if lock.locked() else "free")


asyncio.run(try_it())
