# safe: yes
class Shop:
    async def work(self):
        print(1)

    async def open(self, loop: "asyncio.AbstractEventLoop"):
        loop.create_task(self.work())


import asyncio
