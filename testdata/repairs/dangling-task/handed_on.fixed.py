# safe: yes
# before: prints 3
# after: prints 3
import asyncio


background_tasks = set()


async def work(n):
    print(n)


def begin(n):
    return asyncio.ensure_future(work(n))


async def main():
    task = begin(3)
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.01)


asyncio.run(main())
