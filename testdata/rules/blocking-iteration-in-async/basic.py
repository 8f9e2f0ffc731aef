import time
from concurrent.futures import ThreadPoolExecutor, as_completed as finished

import requests


def slowly(n):
    for i in range(n):
        time.sleep(1)
        yield i


def quickly(n):
    for i in range(n):
        yield i


class Pages:
    def __iter__(self):
        return self

    def __next__(self):
        return requests.get("https://example.org")


async def loops(futures, response: requests.Response):
    for i in slowly(3):  # want "^possible warning: each turn of this loop sleeps.*slowly calls time.sleep"
        print(i)
    for future in finished(futures):  # want "each turn of this loop waits for a result"
        print(future)
    for page in Pages():  # want "waits for an HTTP server"
        print(page)
    for chunk in response.iter_content(1024):  # want "waits for an HTTP server"
        print(chunk)
    return [i for i in slowly(2)]  # want "sleeps"


async def fine(items, source, as_completed):
    for i in quickly(3):
        print(i)
    for item in items:
        print(item)
    async for item in source:
        print(item)
    for future in as_completed(items):
        print(future)


def ordinary():
    for i in slowly(3):
        print(i)
