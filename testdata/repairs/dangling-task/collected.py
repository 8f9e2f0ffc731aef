# safe: yes
# before: prints gone
# after: prints kept
import asyncio
import gc
import weakref

seen = []


async def forever():
    me = asyncio.current_task()
    future = asyncio.get_running_loop().create_future()
    seen.append(weakref.ref(me))
    await future


async def begin():
    asyncio.get_running_loop().create_task(forever())


async def main():
    await begin()
    await asyncio.sleep(0)
    gc.collect()
    print("kept" if seen[0]() else "gone")


asyncio.run(main())
