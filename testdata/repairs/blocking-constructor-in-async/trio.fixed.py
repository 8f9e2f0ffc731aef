# safe: no
import time

import trio


class Client:
    def __init__(self, host):
        time.sleep(0.4)
        self.host = host


async def main():
    return await trio.to_thread.run_sync(Client, "a"), Client(host="b")


trio.run(main)
