# safe: no
import anyio


async def read(path):
    await anyio.sleep(0)
    with open(path) as file:
        return file.read().strip()
