# safe: no
# before: hangs
# after: prints set
import asyncio
import threading


async def main():
    ready = asyncio.Event()
    threading.Timer(0.1, ready.set).start()  # here
    await ready.wait()
    print("set")


asyncio.run(main())
