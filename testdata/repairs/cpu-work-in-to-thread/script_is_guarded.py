# target: 3.9
# safe: no
# python: >=3.9
# before: prints 4999950000
# after: prints 4999950000
from asyncio import run, to_thread


def total(k):
    found = 0
    for n in range(100_000):
        for m in range(k):
            found += n * m
    return found


async def main():
    number = await to_thread(
        total,  # the slow one
        len("ab"),
    )
    print(number)


run(main())
