# safe: no
from aiohttp import web
import requests


async def rate(request):
    return web.json_response(requests.get("https://example.org/rate").json())
