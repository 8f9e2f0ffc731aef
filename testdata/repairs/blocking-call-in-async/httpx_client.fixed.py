# safe: no
import asyncio

import httpx


async def ask(url):
    async with httpx.AsyncClient(timeout=5) as client:
        answer = (await client.get(url)).json()
    return answer, asyncio
