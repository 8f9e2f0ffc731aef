"""A task that only waits for something that nothing else refers to is collected before it is done."""
import asyncio
import gc

done = []


async def work():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        done.append("ended")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    asyncio.create_task(work())
    await asyncio.sleep(0)
    gc.collect()
    assert not [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]


asyncio.run(main())
