# safe: no
import asyncio
import time


async def poll(queue):
    é = "é"; await asyncio.sleep(1)  # wait a little
    return é
