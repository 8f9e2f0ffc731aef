# safe: no
import time


async def poll(queue):
    é = "é"; time.sleep(1)  # wait a little
    return é
