# repair: none
import asyncio


class Counter:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def add(self):
        async with self.lock:
            await self.show()

    async def show(self):
        async with self.lock:
            print("never")
