# target: 3.8
# safe: no
# before: prints True
# after: prints True
import asyncio
import functools
import os
import tempfile


async def main(folder):
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(os.makedirs, os.path.join(folder, "a"), exist_ok=True))
    print(os.path.isdir(os.path.join(folder, "a")))


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(folder))
