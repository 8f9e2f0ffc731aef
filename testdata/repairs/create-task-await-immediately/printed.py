# target: 3.11
# safe: no
# before: prints été
# after: prints été
import asyncio


async def work():
    await asyncio.sleep(0)
    return "été"


async def main():
    task = asyncio.create_task(work())
    print(await task)


asyncio.run(main())
