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
        for page in self.pages(
            3,  # at most
        ):
            print(page)
        return asyncio
