# repair: none
import asyncio
import threading
import urllib.request

lock = threading.Lock()


async def main(url):
    with lock:
        body = urllib.request.urlopen(url)
    return body, asyncio
