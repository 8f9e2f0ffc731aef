# safe: no
# before: raises TypeError
# after: raises ValueError
import asyncio


async def load(n):
    if n == 2:
        raise ValueError(n)
    return {"n": n}


async def main():
    a, b = await asyncio.gather(load(1), load(2), return_exceptions=True)
    print(a["n"] + b["n"])


asyncio.run(main())
