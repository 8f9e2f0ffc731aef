# safe: yes
# before: prints 0
# before: prints 1
# after: prints 0
# after: prints 1
import asyncio


async def work(n):
    print(n)


async def begin():
    [
        asyncio.create_task(work(n))  # each
        for n in range(2)
    ]


async def main():
    await begin()
    await asyncio.sleep(0.01)


asyncio.run(main())
