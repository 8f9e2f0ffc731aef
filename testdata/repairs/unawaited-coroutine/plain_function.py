# safe: no
# repair: none
import asyncio


async def main():
    await asyncio.sleep(0)


def start():
    main()


start()
