# repair: none
import asyncio
import time


class Client:
    def __init__(self):
        time.sleep(0.4)


async def main():
    def use(client=Client()):
        return client

    return use, asyncio
