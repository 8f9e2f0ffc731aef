# repair: none
import asyncio


async def work():
    print(1)


def begin():
    work()


async def main():
    asyncio.get_running_loop().call_soon(begin)
