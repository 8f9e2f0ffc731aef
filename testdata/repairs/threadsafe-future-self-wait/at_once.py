# safe: no
# before: hangs
# after: prints 3
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.run_coroutine_threadsafe(work(2), loop).result() + 1)


asyncio.run(main())
