# target: 3.12
# safe: no
import asyncio
import threading


def make():
    lock = threading.Lock()

    async def work():
        with lock:  # alone
            await asyncio.sleep(1)

    return work
