# safe: no
import anyio


async def read(path):
    await anyio.sleep(0)
    async with await anyio.open_file(path) as file:
        return (await file.read()).strip()
