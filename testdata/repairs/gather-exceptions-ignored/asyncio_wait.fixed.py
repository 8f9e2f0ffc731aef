# safe: no
# before: prints on
# after: raises ValueError
import asyncio


async def load(n):
    raise ValueError(n)


async def main():
    done, _ = await asyncio.wait([asyncio.create_task(load(1)), asyncio.create_task(load(2))])
    for task in done:
        task.result()
    print("on")


asyncio.run(main())
