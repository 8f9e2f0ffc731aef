# target: 3.8
# safe: no
# before: blocks
# after: prints [2, 3]
import asyncio
import time


async def main():
    def load(number, add=1):
        time.sleep(0.2)
        return number + add

    print([load(number, add=1) for number in (1, 2)])


asyncio.run(main())
