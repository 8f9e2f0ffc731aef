import asyncio
import itertools
import time


def slow(n):
    time.sleep(n)
    return n


def lazy(nums):
    return (slow(n) for n in nums)


def total(numbers):
    return sum(numbers)


def keep(numbers):
    return numbers


# Who goes through these does so in a thread, or is not known.
async def in_threads(nums, use):
    gen = (slow(n) for n in nums)
    mapped = map(slow, nums)
    loop = asyncio.get_running_loop()
    return (
        await asyncio.to_thread(list, gen),
        await asyncio.to_thread(list, mapped),
        await asyncio.to_thread(sum, (slow(n) for n in nums)),
        await asyncio.to_thread(list, lazy(nums)),
        await asyncio.to_thread(lambda: list(map(slow, nums))),
        await loop.run_in_executor(None, list, filter(slow, nums)),
        await asyncio.to_thread(list, enumerate(map(slow, nums))),
        use(slow(n) for n in nums),
        keep(slow(n) for n in nums),
    )


async def consumed(nums):
    sum(slow(n) for n in nums)  # want "ends up calling time.sleep"
    ",".join(str(slow(n)) for n in nums)  # want "ends up calling time.sleep"
    list(map(slow, nums))  # want "ends up calling time.sleep"
    any(slow(n) for n in nums)  # want "ends up calling time.sleep"
    print(*(slow(n) for n in nums))  # want "ends up calling time.sleep"
    next(itertools.islice(map(slow, nums), 2, 3))  # want "ends up calling time.sleep"
    total(slow(n) for n in nums)  # want "ends up calling time.sleep"
    1 in (slow(n) for n in nums)  # want "ends up calling time.sleep"
    first, second = (slow(n) for n in nums)  # want "ends up calling time.sleep"
    found = []
    found.extend(slow(n) for n in nums)  # want "ends up calling time.sleep"
    found += map(slow, nums)  # want "ends up calling time.sleep"
    return [n + 1 for n in (slow(n) for n in nums)]  # want "ends up calling time.sleep"


async def looped(nums):
    for n in map(slow, nums):  # want "ends up calling time.sleep"
        print(n)
    gen = (slow(n) for n in nums)  # want "ends up calling time.sleep"
    pairs = zip(gen, nums)
    for pair in pairs:
        print(pair)
