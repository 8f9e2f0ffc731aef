import asyncio

_client = None
_total = 0


async def price(item):
    await asyncio.sleep(0.1)
    return item


class Cart:
    def __init__(self):
        self.total = 0
        self.sum = 0
        self.safe = 0
        self.count = 0
        self.cache = {}
        self.lock = asyncio.Lock()

    async def fill(self, items):
        await asyncio.gather(*[self.add(item) for item in items])
        tasks = []
        for item in items:
            tasks.append(self.look(item))
        await asyncio.gather(*tasks)

    async def add(self, item):
        self.total += await price(item)  # want "^warning: self.total is read before an await and written after it.*that change is lost.*several tasks run Cart.add at once"
        old = self.sum
        cost = await price(item)
        self.sum = old + cost  # want "self.sum.*read here"
        async with self.lock:
            self.safe += await price(item)
        cost = await price(item)
        self.count += cost

    async def look(self, item):
        if item not in self.cache:
            self.cache[item] = await price(item)  # want "self.cache.*the work is done twice"
        await self.inner(item)

    async def inner(self, item):
        self.cache["x"] = self.cache["x"] + await price(item)  # want "self.cache"

    async def alone(self):
        self.total += await price(1)


async def client():
    global _client
    if _client is None:
        _client = await price(1)  # want "_client.*the work is done twice"
    return _client


async def one_by_one(cart, items):
    for item in items:
        await asyncio.create_task(second(item))


async def second(item):
    global _total
    _total += await price(item)


async def main(items):
    async with asyncio.TaskGroup() as group:
        for item in items:
            group.create_task(client())
    await one_by_one(Cart(), items)
    await Cart().alone()
