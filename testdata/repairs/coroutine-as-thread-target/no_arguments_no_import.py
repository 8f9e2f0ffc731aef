# safe: no
# before: warns never awaited
# after: prints é
from threading import Thread


class Shop:
    async def work(self):
        print("é")

    def open(self):
        é = 1; thread = Thread(target=self.work, daemon=True); thread.start(); thread.join()
        return é


Shop().open()
