# safe: no
# before: prints 1
# after: prints 2
import asyncio
import threading


class Counter:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = 0

    async def add(self):
        with self.lock:  # é
            value = self.value
            await asyncio.sleep(0)
            self.value = value + 1

    async def read(self):
        with self.lock:
            return self.value


async def main():
    counter = Counter()
    await asyncio.gather(counter.add(), counter.add())
    print(await counter.read())


asyncio.run(main())
