# safe: no
# before: warns never awaited
# after: prints 1 2
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def work(a, b):
    print(a, b)


def main():
    with ThreadPoolExecutor() as pool:
        pool.submit(
            asyncio.run, work(1,
            b=2),
        )


main()
