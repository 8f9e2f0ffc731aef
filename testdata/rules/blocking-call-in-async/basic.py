import asyncio
import socket
import subprocess
import threading
import time as clock
from time import sleep as pause

import requests


async def plain():
    clock.sleep(1)  # want "^warning: time.sleep\\(\\) sleeps"
    pause(2)  # want "time.sleep"
    requests.get("https://example.org")  # want "requests.get\\(\\) waits for an HTTP server"
    await asyncio.sleep(1)


async def through_objects():
    session = requests.Session()
    session.get("https://example.org")  # want "requests.Session"
    process = subprocess.Popen(["true"])  # want "subprocess.Popen"
    process.wait()  # want "subprocess.Popen.wait"
    process.poll()


def ordinary():
    clock.sleep(1)


async def inner_function_is_not_the_coroutine():
    def work():
        clock.sleep(1)

    await asyncio.to_thread(work)
    await asyncio.get_running_loop().run_in_executor(None, lambda: clock.sleep(1))
    await asyncio.to_thread(clock.sleep, 1)


async def shadowed(requests, sleep):
    requests.get("key")
    sleep(1)
    time = {"sleep": 1}
    time.get("sleep")


class Look:
    def sleep(self, n):
        return n

    async def alike(self):
        self.sleep(1)


async def guarded_by_argument(lock: threading.Lock):
    lock.acquire(blocking=False)


async def comprehension(urls):
    return [requests.get(url) for url in urls]  # want "requests.get"
