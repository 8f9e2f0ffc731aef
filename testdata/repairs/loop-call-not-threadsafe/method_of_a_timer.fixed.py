# safe: no
# before: hangs
# after: prints set
import asyncio
import threading


async def main():
    ready = asyncio.Event()
    threading.Timer(0.1, asyncio.get_running_loop().call_soon_threadsafe, args=(ready.set,)).start()  # here
    await ready.wait()
    print("set")


asyncio.run(main())
