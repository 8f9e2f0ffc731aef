# safe: no
# before: prints 3
# after: prints 3
import asyncio
import os
import tempfile


async def main(path):
    total = 0
    with open(path) as file:
        for line in file:  # here
            total += len(line)
    print(total)


handle, path = tempfile.mkstemp()
os.write(handle, b"a\nb")
os.close(handle)
asyncio.run(main(path))
os.remove(path)
