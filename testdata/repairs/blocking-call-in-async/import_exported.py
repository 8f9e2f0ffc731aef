# safe: no
import asyncio
from time import sleep, monotonic

__all__ = ["sleep", "main"]


async def main():
    sleep(0.4)


asyncio.run(main())
