# safe: no
# before: hangs
# after: prints 2
import asyncio
from asyncio import get_running_loop, run, run_coroutine_threadsafe


async def work():
    return [1, 2]


async def main():
    async def inner():
        future = run_coroutine_threadsafe(work(), get_running_loop())
        return (await asyncio.wrap_future(future))[1]

    print(await inner())


run(main())
