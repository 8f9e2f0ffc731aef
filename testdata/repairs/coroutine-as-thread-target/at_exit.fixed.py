# safe: no
# before: warns was never awaited
# after: prints 3
import asyncio
import atexit


async def work(n):
    print(n)


def main():
    é = 2; atexit.register(lambda: asyncio.run(work(é + 1)))  # é


main()
