# safe: no
import asyncio

import httpx


async def ask(urls):
    found = []
    with httpx.Client() as client:
        for url in urls:
            found.append((await asyncio.to_thread(client.get, url)).text)
    return found, asyncio
