# safe: yes
# before: prints 3
# after: prints 3
import asyncio


background_tasks = set()


def decorated(f):
    return f


async def work(n):
    print(n)


@decorated
async def begin():
    def inner():
        task = asyncio.ensure_future(work(3))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(lambda t: t.result())

    inner()
    await asyncio.sleep(0.01)


asyncio.run(begin())
