# safe: no
# before: prints abc
# after: prints abc
import asyncio
import os
import tempfile


async def main(path):
    with open(path) as file:
        print(file.name[:0] + "abc")


handle, path = tempfile.mkstemp()
os.close(handle)
asyncio.run(main(path))
os.remove(path)
