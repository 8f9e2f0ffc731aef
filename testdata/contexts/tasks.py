import asyncio


def helper(n):
    return n + 1


async def fetch(n):
    await asyncio.sleep(0)
    return helper(n)


async def rows(n):
    for i in range(n):
        yield produce(i)


def produce(i):
    return i


class Session:
    async def __aenter__(self):
        self.open()
        return self

    async def __aexit__(self, *exc):
        self.close()

    def open(self):
        pass

    def close(self):
        pass


async def main():
    task = asyncio.create_task(fetch(1))
    await asyncio.gather(fetch(2), fetch(3))
    await task
    async for row in rows(2):
        helper(row)
    async with Session():
        pass


def run():
    asyncio.run(main())


if __name__ == "__main__":
    run()
