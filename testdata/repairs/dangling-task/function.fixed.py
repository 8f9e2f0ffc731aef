# safe: yes
# before: prints begun
# after: prints begun
import asyncio


background_tasks = set()


async def begin():
    task = asyncio.create_task(asyncio.sleep(0, print("begun")))  # in the background
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)


async def main():
    await begin()
    await asyncio.sleep(0.01)


asyncio.run(main())
