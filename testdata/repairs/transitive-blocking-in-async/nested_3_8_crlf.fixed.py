# target: 3.8
# safe: no
# before: blocks
# after: prints [2, 3]
import asyncio
import functools
import time


async def main():
    def load(number, add=1):
        time.sleep(0.2)
        return number + add

    print([await asyncio.get_running_loop().run_in_executor(None, functools.partial(load, number, add=1)) for number in (1, 2)])


asyncio.run(main())
