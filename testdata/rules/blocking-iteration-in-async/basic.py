import io
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
    for i in slowly(3):  # want "^warning: each turn of this loop sleeps.*slowly calls time.sleep"
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


async def waits_in_the_loop_alone(futures):
    for future in finished(futures):  # want "waits for a result"
        print(future.result())
    return [future.result() for future in finished(futures)]  # want "waits for a result"


async def consumers(pool: ThreadPoolExecutor, urls):
    pages = list(pool.map(requests.get, urls))  # want "^warning: going through these elements waits for a result"
    slow = sum(slowly(3))  # want "^warning: going through these elements sleeps.*slowly calls time.sleep"
    longest = sorted(pool.map(requests.get, urls), key=len)  # want "going through these elements"
    return pages, slow, longest, list(quickly(3)), sorted(urls), sum(quickly(2))


async def lines(file: io.TextIOWrapper):
    for line in file:  # want "^possible hint: each turn"
        print(line)


async def lazy(pool: ThreadPoolExecutor, urls):
    pages = pool.map(requests.get, urls)
    return zip(urls, pages), enumerate(slowly(3)), list


async def rebound(pool, list, urls):
    return list(pool.map(requests.get, urls))
