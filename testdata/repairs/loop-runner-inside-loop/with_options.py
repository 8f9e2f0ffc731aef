# repair: none
import asyncio


async def work():
    return 1


async def main():
    return asyncio.run(work(), debug=True)
