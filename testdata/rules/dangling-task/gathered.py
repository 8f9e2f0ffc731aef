# A gather that nothing awaits, of tasks that run already.
import asyncio

running = set()


async def work(n):
    await asyncio.sleep(n)


async def in_a_list(numbers):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    asyncio.gather(*tasks)  # want "^warning: nothing awaits asyncio.gather\\(\\)"


async def appended(numbers):
    tasks = []
    for n in numbers:
        tasks.append(asyncio.create_task(work(n)))
    asyncio.gather(*tasks, return_exceptions=True)  # want "nothing awaits"
    print("all done?")


async def two_names():
    first = asyncio.create_task(work(1))
    second = asyncio.create_task(work(2))
    asyncio.gather(first, second)  # want "nothing awaits"


async def awaited(numbers):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    await asyncio.gather(*tasks)


async def awaited_one_by_one(numbers):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    asyncio.gather(*tasks)
    for task in tasks:
        await task


async def kept_elsewhere(numbers):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    running.update(tasks)
    asyncio.gather(*tasks)


async def used(numbers):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    both = asyncio.gather(*tasks)
    return both


async def with_callback(numbers, done):
    tasks = [asyncio.create_task(work(n)) for n in numbers]
    asyncio.gather(*tasks).add_done_callback(done)


async def tasks_of_others(tasks):
    async with asyncio.TaskGroup() as group:
        mine = [group.create_task(work(n)) for n in tasks]
        asyncio.gather(*mine)


class Server:
    def __init__(self):
        self.tasks = []

    async def start(self):
        self.tasks.append(asyncio.create_task(work(1)))
        asyncio.gather(*self.tasks)
