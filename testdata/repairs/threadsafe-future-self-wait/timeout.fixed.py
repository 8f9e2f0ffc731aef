# safe: no
# before: raises TimeoutError
# after: prints 3
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return n


async def main():
    future = asyncio.run_coroutine_threadsafe(work(2), asyncio.get_running_loop())
    print(await asyncio.wait_for(asyncio.wrap_future(future), timeout=0.3) + 1)


asyncio.run(main())
