import asyncio
import time
from time import sleep as pause

import requests


def done(task):
    time.sleep(1)  # want "^warning: time.sleep\\(\\) sleeps in a callback.*done is given to the event loop here"


def later():
    helper()  # want "helper\\(\\) waits for an HTTP server in a callback.*later is given.*helper calls requests.get"


def helper():
    requests.get("https://example.org")


class Echo(asyncio.Protocol):
    def data_received(self, data):
        pause(1)  # want "time.sleep\\(\\) sleeps in a callback"


async def main(task: asyncio.Task):
    loop = asyncio.get_running_loop()
    task.add_done_callback(done)
    loop.call_later(5, later)
    loop.call_soon(lambda: pause(1))  # want "time.sleep"
    await loop.create_server(Echo, "localhost", 80)
    await loop.run_in_executor(None, in_a_thread)
    loop.call_soon(quick)


def in_a_thread():
    time.sleep(1)


def quick():
    print("done")


class Look:
    def call_soon(self, f):
        self.f = f


def alike(look: Look):
    look.call_soon(other)


def other():
    time.sleep(1)
