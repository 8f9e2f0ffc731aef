# The futures of another object: whose they are sees to their failures.
import asyncio


class Queue:
    def __init__(self, executor):
        self._executor = executor

    async def stop(self):
        await asyncio.gather(*self._executor._pending, return_exceptions=True)


class Own:
    def __init__(self):
        self._tasks = []

    def add(self, coroutine):
        self._tasks.append(asyncio.create_task(coroutine))

    async def finish(self):
        await asyncio.gather(*self._tasks, return_exceptions=True)  # want "return_exceptions=True"
