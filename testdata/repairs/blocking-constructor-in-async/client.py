# safe: no
# before: blocks
# after: prints a 1
import asyncio
import time


class Client:
    def __init__(self, host, port=0):
        time.sleep(0.4)
        self.host, self.port = host, port


async def main():
    print(Client("a", port=1).host, 1)


asyncio.run(main())
