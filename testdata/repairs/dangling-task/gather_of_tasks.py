# target: 3.11
# safe: no
# before: prints end
# after: prints été été end
import asyncio


async def work():
    await asyncio.sleep(0.05)
    print("été", end=" ")


async def main():
    tasks = [asyncio.create_task(work()) for _ in range(2)]
    asyncio.gather(*tasks)  # all of them
    print("end")


asyncio.run(main())
