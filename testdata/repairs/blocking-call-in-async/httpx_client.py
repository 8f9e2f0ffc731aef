# safe: no
import asyncio

import httpx


async def ask(url):
    with httpx.Client(timeout=5) as client:
        answer = client.get(url).json()
    return answer, asyncio
