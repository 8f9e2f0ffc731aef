# target: 3.8
# safe: no
import asyncio
import os


async def main(path):
    await asyncio.get_running_loop().run_in_executor(None, os.mkdir, path)
    return asyncio
