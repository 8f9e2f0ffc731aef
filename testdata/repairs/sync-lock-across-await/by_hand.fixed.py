# target: 3.10
# safe: no
# python: >=3.10
# before: hangs
# after: prints 1 1 
import asyncio

guard = asyncio.Lock()


async def work():
    await guard.acquire()
    try:
        await asyncio.sleep(0.1)  # others run now
        print(1, end=" ")
    finally:
        guard.release()


async def main():
    await asyncio.gather(work(), work())


asyncio.run(main())
