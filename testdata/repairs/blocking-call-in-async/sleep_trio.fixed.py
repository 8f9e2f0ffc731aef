# safe: no

import trio


async def main():
    await trio.sleep(0.4)


trio.run(main)
