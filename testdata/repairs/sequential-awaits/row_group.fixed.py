# target: 3.11
# repair: 2
# safe: no
# before: prints 3
# after: prints 3
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return n


async def main():
    async with asyncio.TaskGroup() as group:
        a_task = group.create_task(load(1))
        b_task = group.create_task(load(2))
    a = a_task.result()
    b = b_task.result()
    print(a + b)


asyncio.run(main())
