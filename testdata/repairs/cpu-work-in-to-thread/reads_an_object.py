# target: 3.9
# repair: none
import asyncio

found = []


def total(k):
    sums = 0
    for n in range(100_000):
        for m in range(k):
            sums += n * m
    found.append(sums)


async def main():
    print(await asyncio.to_thread(total, len("ab")))
