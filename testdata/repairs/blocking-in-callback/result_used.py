# repair: none
import asyncio
import time


def later():
    time.sleep(0.4)
    print("after")


async def main():
    asyncio.get_running_loop().call_soon(later)
    await asyncio.sleep(1)


asyncio.run(main())
