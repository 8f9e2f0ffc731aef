# safe: no
import functools
import os

import anyio


async def main(folder):
    await anyio.sleep(1)
    await anyio.to_thread.run_sync(functools.partial(os.makedirs, folder, exist_ok=True))
