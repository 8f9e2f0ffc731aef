# safe: no
# before: prints on
# after: ends
import asyncio
import contextlib


async def work():
    with contextlib.suppress(ValueError, asyncio.CancelledError):
        await asyncio.sleep(10)
    await asyncio.sleep(0)
    print("on")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])


asyncio.run(main())
