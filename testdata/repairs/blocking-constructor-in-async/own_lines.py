# safe: no
# before: blocks
# after: prints a
import time


class Client:
    def __init__(self, host):
        time.sleep(0.4)
        self.host = host


class Shop:
    async def open(self):
        self.client = Client(
            host="a",  # é
        )
        print(self.client.host)


if __name__ == "__main__":
    import asyncio as io

    io.run(Shop().open())
