# safe: no
import asyncio

from aiohttp import web
import requests


async def rate(request):
    return web.json_response((await asyncio.to_thread(requests.get, "https://example.org/rate")).json())
