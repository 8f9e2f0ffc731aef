# safe: no
import time

import trio


class Client:
    def __init__(self, host):
        time.sleep(0.4)
        self.host = host


async def main():
    return Client("a"), Client(host="b")


trio.run(main)
