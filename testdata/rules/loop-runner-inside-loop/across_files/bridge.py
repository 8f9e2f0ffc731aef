import asyncio


class Client:
    async def send(self):
        pass

    def send_now(self):
        asyncio.run(self.send())  # want "app.py: handle calls client.send_now"
