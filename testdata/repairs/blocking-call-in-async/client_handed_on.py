# safe: no
import asyncio

import httpx


async def ask(url, keep):
    client = httpx.Client()
    keep(client)
    return client.get(url), asyncio
