# safe: no
import asyncio


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


async def main():
    print(await asyncio.to_thread(fib, 30) + 1)


asyncio.run(main())
