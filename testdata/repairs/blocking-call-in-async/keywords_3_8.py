# target: 3.8
# safe: no
# before: prints True
# after: prints True
import asyncio
import os
import tempfile


async def main(folder):
    os.makedirs(os.path.join(folder, "a"), exist_ok=True)
    print(os.path.isdir(os.path.join(folder, "a")))


with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(folder))
