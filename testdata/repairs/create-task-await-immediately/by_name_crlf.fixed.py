# safe: no
# before: prints é
# after: prints é
import asyncio


class Shop:
    async def work(self, n):
        return n

    async def open(self):
        é = self.work("é")
        print_it = await é
        print(print_it)


asyncio.run(Shop().open())
