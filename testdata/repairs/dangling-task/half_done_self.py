# safe: yes
import asyncio


class Shop:
    def __init__(self):
        self._jobs = set()

    async def work(self, n):
        print(n)

    async def first(self):
        task = asyncio.create_task(self.work(1))
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    async def second(self):
        task = "name"
        asyncio.create_task(self.work(task))  # here
