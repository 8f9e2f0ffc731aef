# target: 3.9
# safe: no
# python: >=3.9
# before: prints 4999950000
# after: prints 4999950000
import asyncio
import concurrent.futures
from asyncio import run


processes = concurrent.futures.ProcessPoolExecutor()


def total(k):
    found = 0
    for n in range(100_000):
        for m in range(k):
            found += n * m
    return found


async def main():
    number = await asyncio.get_running_loop().run_in_executor(
        processes, total,  # the slow one
        len("ab"),
    )
    print(number)


if __name__ == "__main__":
    run(main())
