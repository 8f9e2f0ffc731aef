# target: 3.11
# safe: no
# before: raises TypeError
# after: raises ValueError
import asyncio


async def load(n):
    if n == 1:
        raise ValueError("été")
    return n


async def main():
    results = await asyncio.gather(*[load(n) for n in range(3)], return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    print(sum(results))


asyncio.run(main())
