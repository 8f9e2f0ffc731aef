# safe: no
# before: hangs
# after: prints saved
import asyncio
import threading
import time


async def save(done):
    print("saved")
    done.set()


def on_event(loop, done):
    time.sleep(0.3)
    asyncio.run_coroutine_threadsafe(save(done), loop)  # here


async def main():
    done = asyncio.Event()
    thread = threading.Thread(target=on_event, args=(asyncio.get_running_loop(), done))
    thread.start()
    await done.wait()
    thread.join()


asyncio.run(main())
