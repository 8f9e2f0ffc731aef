import asyncio
from urllib.request import urlopen


# Neither entering nor leaving a response waits; reading it does, and so does opening it.
async def status():
    with (await asyncio.to_thread(urlopen, "https://x")) as response:
        return response.status


async def body():
    response = await asyncio.to_thread(urlopen, "https://x")
    with response:
        return response.read()  # want "read"


async def here():
    with urlopen("https://x") as response:  # want "urlopen"
        return response.status
