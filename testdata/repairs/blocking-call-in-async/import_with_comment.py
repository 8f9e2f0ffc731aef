# safe: no
import asyncio
import time  # noqa: F401


async def main():
    time.sleep(0.4)


asyncio.run(main())
