# since: 3.9
import asyncio


def blocking(n):
    return inner(n)


def inner(n):
    return n


class Store:
    def read(self):
        return inner(1)

    async def read_async(self):
        return await asyncio.to_thread(self.read)


async def main():
    await asyncio.to_thread(blocking, 1)
    await Store().read_async()
    inner(2)


asyncio.run(main())
