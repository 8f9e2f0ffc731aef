# safe: no
# repair: 2
# before: prints cancelled
# before: prints went on
# after: raises CancelledError
import asyncio


async def work():
    try:
        await asyncio.sleep(0.4)
    except:  # é
        print("cancelled")
    print("went on")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    await task


asyncio.run(main())
