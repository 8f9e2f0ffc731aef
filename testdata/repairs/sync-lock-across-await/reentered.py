# repair: none
import asyncio
import threading


class Counter:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = 0

    async def add(self):
        with self.lock:
            await asyncio.sleep(0)
            await self.read()

    async def read(self):
        with self.lock:
            return self.value
