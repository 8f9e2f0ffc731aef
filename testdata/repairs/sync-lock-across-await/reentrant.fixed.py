# safe: no
# before: prints 1
# after: prints 2
import asyncio


class Counter:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.value = 0

    async def add(self):
        async with self.lock:  # é
            value = self.value
            await asyncio.sleep(0)
            self.value = value + 1

    async def read(self):
        async with self.lock:
            return self.value


async def main():
    counter = Counter()
    await asyncio.gather(counter.add(), counter.add())
    print(await counter.read())


asyncio.run(main())
