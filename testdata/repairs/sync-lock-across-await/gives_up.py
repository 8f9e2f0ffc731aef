# target: 3.12
# repair: none
import asyncio
import threading

guard = threading.Lock()


async def work():
    with guard:
        await asyncio.sleep(1)


async def tries():
    if guard.acquire(timeout=1):
        guard.release()
