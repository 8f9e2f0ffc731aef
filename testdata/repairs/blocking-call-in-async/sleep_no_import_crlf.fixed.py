# safe: no
import asyncio


async def poll(queue):
    é = "é"; await asyncio.sleep(1)  # wait a little
    return é
