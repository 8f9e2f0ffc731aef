# safe: no
import asyncio

import aiofiles


async def count(path):
    lines = 0
    with open(path, encoding="utf-8") as file:  # the whole
        head = file.readline().strip()
        for line in file:
            lines += len(line)
    return head, lines


async def other(path):
    async with aiofiles.open(path) as file:
        return await file.read(), asyncio
