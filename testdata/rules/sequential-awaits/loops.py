import asyncio

import httpx


async def one(client: httpx.AsyncClient, name):
    response = await client.get(f"/items/{name}")
    return response.json()


async def every(client: httpx.AsyncClient, names):
    found = []
    for name in names:
        item = await one(client, name)  # want "each turn waits for one\\(\\) of the turn before"
        found.append(item)
    return found


async def appended(client: httpx.AsyncClient, names):
    found = []
    for name in names:
        found.append(await one(client, name))  # want "each turn waits for one\\(\\)"
    return found


async def comprehension(client: httpx.AsyncClient, names):
    return [await one(client, name) for name in names if name]  # want "each turn waits for one\\(\\)"


async def mapping(client: httpx.AsyncClient, names):
    return {name: await one(client, name) for name in names}  # want "each turn waits for one\\(\\)"


async def lazily(client: httpx.AsyncClient, names):
    return (await one(client, name) for name in names)


async def two_steps(client: httpx.AsyncClient, names: list[str]):
    found = {}
    for name in names:
        path = name.strip()
        item = await one(client, path)  # want "each turn waits for one\\(\\)"
        more = await one(client, item["next"])
        found[name] = item, more
    return found


async def cursor(client: httpx.AsyncClient, count):
    at = None
    for page in range(count):
        item = await one(client, (at, page))
        at = item["next"]
    return at


async def until(client: httpx.AsyncClient, names):
    for name in names:
        item = await one(client, name)
        if item:
            break
    return item


async def retry(client: httpx.AsyncClient):
    answers = []
    for _ in range(3):
        answers.append(await one(client, "same"))
    return answers


async def gently(client: httpx.AsyncClient, names):
    found = []
    for name in names:
        found.append(await one(client, name))
        await asyncio.sleep(1)
    return found


class Counter:
    def __init__(self):
        self.total = 0

    async def add(self, n):
        await asyncio.sleep(n)
        self.total += n
        return self.total

    async def all(self, numbers):
        return [await self.add(n) for n in numbers]


async def told(client: httpx.AsyncClient, names, seen):
    found = []
    for name in names:
        found.append(await two(client, name, found))
    return found


async def two(client: httpx.AsyncClient, name, before):
    await client.get("/")
    return len(before)


async def unknown(fetch, names):
    return [await fetch(name) for name in names]
