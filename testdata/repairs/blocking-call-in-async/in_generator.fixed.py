# safe: no
import asyncio
import os.path


async def main(paths):
    return any([await asyncio.to_thread(os.path.isfile, path) for path in paths]), asyncio
