# safe: yes
background_tasks = set()


class Shop:
    async def work(self):
        print(1)

    async def open(self, loop: "asyncio.AbstractEventLoop"):
        task = loop.create_task(self.work())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)


import asyncio
