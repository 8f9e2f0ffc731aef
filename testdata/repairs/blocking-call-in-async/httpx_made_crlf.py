# safe: no
import asyncio
from httpx import Client


class Shop:
    async def ask(self, url):
        client = Client()
        try:
            return client.get(
                url,  # the page
            ).text, asyncio
        finally:
            client.close()
