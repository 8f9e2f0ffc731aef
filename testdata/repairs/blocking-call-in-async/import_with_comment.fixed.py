# safe: no
import asyncio
import time  # noqa: F401


async def main():
    await asyncio.sleep(0.4)


asyncio.run(main())
