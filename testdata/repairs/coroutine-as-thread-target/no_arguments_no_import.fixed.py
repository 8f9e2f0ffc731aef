# safe: no
# before: warns never awaited
# after: prints é
import asyncio
from threading import Thread


class Shop:
    async def work(self):
        print("é")

    def open(self):
        é = 1; thread = Thread(target=asyncio.run, args=(self.work(),), daemon=True); thread.start(); thread.join()
        return é


Shop().open()
