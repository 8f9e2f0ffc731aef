# safe: no
# before: raises RuntimeError
# after: prints 1 2
import asyncio


async def main():
    async def work(n): return n

    print(asyncio.run(work(1)), await work(2))  # both


asyncio.run(main())
