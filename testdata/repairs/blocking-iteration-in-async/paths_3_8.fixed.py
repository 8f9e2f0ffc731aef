# target: 3.8
# safe: no
import asyncio
import time


class Shop:
    def pages(self, n):
        for i in range(n):
            time.sleep(0.1)
            yield i

    async def main(self):
        for page in await asyncio.get_running_loop().run_in_executor(None, list, self.pages(
            3,  # at most
        )):
            print(page)
        return asyncio
