import asyncio
from asyncio import create_task as spawn, ensure_future


async def work(n=0):
    await asyncio.sleep(n)


async def dropped():
    asyncio.create_task(work())  # want "^warning: nothing keeps the task that asyncio.create_task\\(\\) begins"
    spawn(work(1))  # want "asyncio.create_task"
    ensure_future(work())  # want "asyncio.ensure_future"
    asyncio.get_running_loop().create_task(work())  # want "create_task"
    [asyncio.create_task(work(n)) for n in range(3)]  # want "create_task"


def only_listened_to(done):
    asyncio.create_task(work()).add_done_callback(done)  # want "create_task"
    task = asyncio.create_task(work())  # want "create_task"
    task.add_done_callback(done)


async def forgotten_name():
    _ = asyncio.create_task(work())  # want "create_task"


async def unawaited_group():
    asyncio.gather(work(1), work(2))  # want "asyncio.gather"


async def name_kept_by_the_frame():
    task = asyncio.create_task(work())
    await asyncio.sleep(10)


class Server:
    def __init__(self):
        self.loop = asyncio.get_event_loop()
        self.tasks = set()

    def start(self):
        self.loop.create_task(work())  # want "create_task"

    def keep(self):
        task = self.loop.create_task(work())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        self.main = asyncio.create_task(work())
        self.tasks.add(asyncio.create_task(work()))


async def kept():
    first = asyncio.create_task(work())
    second = asyncio.create_task(work())
    await first
    others = [asyncio.create_task(work(n)) for n in range(3)]
    await asyncio.gather(second, *others)
    await asyncio.create_task(work())
    return asyncio.create_task(work())


async def in_a_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(work())


class Nursery:
    def create_task(self, coro):
        self.coro = coro


async def alike(nursery: Nursery, future: asyncio.Future):
    nursery.create_task(work())
    asyncio.ensure_future(future)


async def shadowed(asyncio):
    asyncio.create_task(work())


def cancelled():
    task = asyncio.create_task(work())
    task.cancel()
