# safe: no
import time

import trio


async def main():
    time.sleep(0.4)


trio.run(main)
