# repair: none
import asyncio
import os


class Size:
    total = 0

    async def add(self, path):
        self.total += os.path.getsize(path)
        return asyncio
