# safe: yes
# before: prints 0
# before: prints 1
# after: prints 0
# after: prints 1
import asyncio


background_tasks = set()


async def work(n):
    print(n)


async def begin():
    tasks = [
        asyncio.create_task(work(n))  # each
        for n in range(2)
    ]
    background_tasks.update(tasks)
    for task in tasks:
        task.add_done_callback(background_tasks.discard)


async def main():
    await begin()
    await asyncio.sleep(0.01)


asyncio.run(main())
