# repair: none
import asyncio
import threading


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_event_loop()
        threading.Thread(target=self.work).start()

    def work(self):
        self.handle = self.loop.call_later(1, print)
