# safe: no
import asyncio

import aiofiles


async def count(path):
    lines = 0
    async with aiofiles.open(path, encoding="utf-8") as file:  # the whole
        head = (await file.readline()).strip()
        async for line in file:
            lines += len(line)
    return head, lines


async def other(path):
    async with aiofiles.open(path) as file:
        return await file.read(), asyncio
