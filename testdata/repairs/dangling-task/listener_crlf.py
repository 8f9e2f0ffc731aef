# safe: yes
# before: prints 1
# after: prints 1
"""Works."""
from asyncio import create_task, run, sleep


async def work():
    return 1


def done(task):
    print(task.result())


async def begin():
    create_task(work()).add_done_callback(done)


async def main():
    await begin()
    await sleep(0.01)


run(main())
