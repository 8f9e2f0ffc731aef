# safe: no
# before: prints on
# after: raises ValueError
import asyncio


async def work(n):
    raise ValueError(n)


async def main():
    await asyncio.gather(work(1), work(2), return_exceptions=True)  # both
    print("on")


asyncio.run(main())
