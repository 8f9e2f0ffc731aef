# safe: no
import asyncio

import httpx


async def ask(url, keep):
    client = httpx.Client()
    keep(client)
    return await asyncio.to_thread(client.get, url), asyncio
