import asyncio

running = set()


def spawn(coro):
    return asyncio.get_running_loop().create_task(coro)


def keep(coro):
    task = asyncio.create_task(coro)
    running.add(task)
    return task
