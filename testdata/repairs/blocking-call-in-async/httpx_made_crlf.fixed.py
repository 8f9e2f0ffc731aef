# safe: no
import asyncio
import httpx
from httpx import Client


class Shop:
    async def ask(self, url):
        client = httpx.AsyncClient()
        try:
            return (await client.get(
                url,  # the page
            )).text, asyncio
        finally:
            await client.aclose()
