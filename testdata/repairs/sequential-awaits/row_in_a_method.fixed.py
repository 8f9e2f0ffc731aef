# safe: no
# before: prints été: 3
# after: prints été: 3
import asyncio


class Season:
    def __init__(self, name):
        self.name = name

    async def first(self):
        await asyncio.sleep(0)
        return 1

    async def second(self, number):
        await asyncio.sleep(0)
        return number

    async def both(self):
        try:
            # été, hiver
            one, two = await asyncio.gather(self.first(), self.second(2))
            return one + two
        finally:
            print("été:", end=" ")


print(asyncio.run(Season("été").both()))
