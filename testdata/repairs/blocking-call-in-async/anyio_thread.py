# safe: no
import os

import anyio


async def main(folder):
    await anyio.sleep(1)
    os.makedirs(folder, exist_ok=True)
