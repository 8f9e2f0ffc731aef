# safe: no
# before: blocks
# after: prints A
import asyncio
import time


class Shop:
    @property
    def state(self):
        time.sleep(0.4)
        return "a"

    async def open(self):
        print(self.state.upper())


asyncio.run(Shop().open())
