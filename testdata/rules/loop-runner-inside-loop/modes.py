# Whether an object of a mode comes here is not known.
import asyncio


class Client:
    def __init__(self, run_async=False, blocking=False):
        self.run_async = run_async
        self.blocking = blocking
        self.loop = asyncio.new_event_loop()

    async def send(self):
        await asyncio.sleep(1)

    def call(self):
        if self.run_async:
            return self.send()
        if self.blocking:
            return self.loop.run_until_complete(self.send())  # want "^possible error: asyncio.AbstractEventLoop.run_until_complete"
        return None

    def always(self):
        return self.loop.run_until_complete(self.send())  # want "^error: asyncio.AbstractEventLoop.run_until_complete"


class Monitor:
    def __init__(self):
        self.client = Client()

    async def info(self):
        return self.client.call()

    async def more(self):
        return self.client.always()
