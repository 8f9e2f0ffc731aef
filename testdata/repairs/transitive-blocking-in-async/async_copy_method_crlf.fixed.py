# repair: 2
# safe: no
# before: blocks
# after: prints 2
import asyncio
from time import sleep


class Shop:
    def pause(self, seconds, more=1):
        if more:
            sleep(seconds)
        return [more]

    async def pause_async(self, seconds, more=1):
        if more:
            await asyncio.sleep(seconds)
        return [more]

    async def open(self):
        print((await self.pause_async(0.4, 2))[0])


asyncio.run(Shop().open())
