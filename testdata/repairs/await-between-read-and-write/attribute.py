# safe: no
# target: 3.10
# python: >=3.10
# before: prints 1
# after: prints 3
import asyncio


async def price(item):
    await asyncio.sleep(0.01)
    return item


class Cart:
    def __init__(self):
        self.total = 0  # in euros

    async def add(self, item):
        old = self.total
        # what does it cost?
        cost = await price(item)
        self.total = old + cost

    async def fill(self):
        await asyncio.gather(*[self.add(1) for _ in range(3)])


cart = Cart()
asyncio.run(cart.fill())
print(cart.total)
