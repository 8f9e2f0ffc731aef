# target: 3.8
# safe: no
import asyncio
import os


async def main(path):
    os.mkdir(path)
    return asyncio
