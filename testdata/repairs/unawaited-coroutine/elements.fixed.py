# safe: no
# before: warns coroutine 'job' was never awaited
# after: prints 0 1 2
import asyncio

done = []


async def job(n):
    await asyncio.sleep(0)
    done.append(n)


async def main():
    await asyncio.gather(*[job(n) for n in range(3)])  # here
    print(*done)


asyncio.run(main())
