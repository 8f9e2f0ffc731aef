# safe: no
import asyncio

import httpx


async def ask(urls):
    found = []
    with httpx.Client() as client:
        for url in urls:
            found.append(client.get(url).text)
    return found, asyncio
