import asyncio
import sqlite3
from asyncio import sleep as nap

import aiohttp
import asyncpg
import httpx as web


async def head(session: aiohttp.ClientSession, url):
    async with session.get(url) as response:
        return await response.text()


async def slow(name: str):
    print("begin", name)
    await nap(1)
    return name.upper()


async def pair(session: aiohttp.ClientSession):
    a = await head(session, "https://a.example")
    b = await head(session, "https://b.example")  # want "hint: head\\(\\) begins only when head\\(\\) is done, though it needs nothing of it(?s:.*)head\\(\\) is awaited first(?s:.*)head writes nothing"
    return a + b


async def three(client: web.AsyncClient):
    a = await client.get("/a")
    b = await client.get("/b")
    c: str = await slow("c")  # want "slow\\(\\) begins only when httpx.AsyncClient.get\\(\\) is done"
    return a, b, c


async def needs(session: aiohttp.ClientSession):
    a = await head(session, "https://a.example")
    b = await head(session, a)
    return b


async def writes(client: web.AsyncClient):
    a = await client.post("/a")
    b = await client.post("/b")
    return a, b


async def connection(conn: asyncpg.Connection):
    a = await conn.fetch("select 1")
    b = await conn.fetch("select 2")
    return a, b


async def anything(session):
    a = await session.get("/a")
    b = await session.get("/b")
    return a, b


class Store:
    def __init__(self):
        self.token = None
        self.lock = asyncio.Lock()

    async def login(self):
        await asyncio.sleep(1)
        self.token = "t"
        return self.token

    async def ask(self):
        await asyncio.sleep(1)
        return self.token

    async def size(self):
        await asyncio.sleep(1)
        return 3

    async def locked(self):
        async with self.lock:
            await asyncio.sleep(1)

    async def both(self):
        a = await self.login()
        b = await self.ask()
        return a, b

    async def apart(self):
        a = await self.ask()
        b = await self.size()  # want "self.size\\(\\) begins only when self.ask\\(\\) is done"
        return a, b

    async def one_at_a_time(self):
        a = await self.locked()
        b = await self.locked()
        return a, b

    async def guarded(self):
        async with self.lock:
            a = await self.ask()
            b = await self.size()
        return a, b


async def in_threads():
    a = await asyncio.to_thread(nothing)
    b = await asyncio.to_thread(nothing)
    return a, b


def nothing():
    return 1


async def quick():
    return 1


async def no_wait():
    a = await quick()
    b = await quick()
    return a, b


async def shadowed(sleep):
    async def head(x):
        return await sleep(x)

    a = await head(1)
    b = await head(2)
    return a, b


def save(db: sqlite3.Connection):
    return db
