import asyncio

from helpers import Client, fetch, harmless, marked
from helpers import fetch as again


class Service:
    def __init__(self):
        self.client = Client()

    @property
    def state(self):
        return fetch("state")

    async def handle(self):
        self.client.load()  # want "self.client.load\\(\\) ends up calling time.sleep\\(\\).*helpers.py: Client.load calls self._wait\\(\\).*Client._wait calls time.sleep"
        self.state  # want "calls requests.get"
        with self.client:  # want "with self.client ends up calling time.sleep"
            pass
        harmless()
        marked()
        return again("x")  # want "calls requests.get"

    async def offloaded(self):
        await asyncio.to_thread(fetch, "x")
        await asyncio.to_thread(lambda: fetch("x"))
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self.client.load)


async def made():
    Connecting()


class Connecting:
    def __init__(self):
        Client().load()


class Quiet(Client):
    def load(self):
        return 1


async def unsure(client: Client):
    client.load()


async def called_back():
    run(lambda: fetch("x"))  # want "requests.get"


def run(action):
    return action()
