# safe: yes
# before: prints stop
# before: prints False
# after: prints stop
# after: prints True
import asyncio


async def work():
    for i in range(2):
        try:
            await asyncio.sleep(0.05)
        except BaseException as error:  # all
            print("stop")
            if isinstance(error, asyncio.CancelledError):
                raise
            continue
        finally:
            if not i: asyncio.current_task().get_loop()


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.get_loop().call_soon(task.cancel)
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
