# safe: no
# before: blocks
# after: prints 3
import asyncio
import functools
import time


def rested(f):
    @functools.wraps(f)
    def inner(*args):
        time.sleep(0.4)
        return f(*args)
    return inner


@rested
def add(a, b):
    return a + b


async def main():
    print(add(1, 2))


asyncio.run(main())
