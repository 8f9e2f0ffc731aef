# repair: none
import asyncio


class Shop:
    async def work(self, n):
        await asyncio.sleep(n)

    async def close(self):
        await asyncio.gather(self.work(1), self.work(2), return_exceptions=True)
