# safe: yes
# before: prints 1
# after: prints 1
"""Works."""
from asyncio import create_task, run, sleep


background_tasks = set()


async def work():
    return 1


def done(task):
    print(task.result())


async def begin():
    task = create_task(work())
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(done)


async def main():
    await begin()
    await sleep(0.01)


run(main())
