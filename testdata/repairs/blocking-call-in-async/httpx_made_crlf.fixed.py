# safe: no
import asyncio
import httpx


class Shop:
    async def ask(self, url):
        client = httpx.AsyncClient()
        try:
            return (await client.get(
                url,  # the page
            )).text, asyncio
        finally:
            await client.aclose()
