# safe: yes
# before: prints 1
# before: prints 2
# after: prints 1
# after: prints 2
import asyncio

tasks = set()


async def work(n):
    print(n)


async def main():
    task = asyncio.create_task(work(1))
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    await asyncio.sleep(0.01)
    task_2 = asyncio.create_task(work(2))  # here
    tasks.add(task_2)
    task_2.add_done_callback(tasks.discard)


asyncio.run(main())
