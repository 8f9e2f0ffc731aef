# safe: no
# before: hangs
# after: prints é
import asyncio


class Shop:
    async def work(self):
        return "é"

    async def open(self):
        future = asyncio.run_coroutine_threadsafe(
            self.work(),  # later
            asyncio.get_running_loop(),
        )
        print(await asyncio.wrap_future(future))


asyncio.run(Shop().open())
