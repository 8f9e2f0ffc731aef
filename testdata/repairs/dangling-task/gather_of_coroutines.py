# target: 3.11
# safe: no
# repair: 2
# before: prints end
# after: prints 1 1 end
import asyncio


async def work():
    await asyncio.sleep(0.05)
    print(1, end=" ")


async def main():
    asyncio.gather(
        work(),
        work(),
    )
    print("end")


asyncio.run(main())
