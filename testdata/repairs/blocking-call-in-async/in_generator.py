# safe: no
import asyncio
import os.path


async def main(paths):
    return any(os.path.isfile(path) for path in paths), asyncio
