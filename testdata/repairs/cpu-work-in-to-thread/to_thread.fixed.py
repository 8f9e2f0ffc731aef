# target: 3.9
# safe: no
# python: >=3.9
# before: prints 4999950000
# after: prints 4999950000
import asyncio
import concurrent.futures


processes = concurrent.futures.ProcessPoolExecutor()


def total(k):
    found = 0
    for n in range(100_000):
        for m in range(k):
            found += n * m
    return found


async def main():
    print(await asyncio.get_running_loop().run_in_executor(processes, total, len("ab")))


if __name__ == "__main__":
    asyncio.run(main())
