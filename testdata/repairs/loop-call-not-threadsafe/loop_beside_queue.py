# safe: no
# before: hangs
# after: prints 1
import asyncio
import threading
import time


def produce(queue, loop):
    time.sleep(0.3)
    queue.put_nowait(1)


async def main():
    queue = asyncio.Queue()
    thread = threading.Thread(target=produce, args=(queue, asyncio.get_running_loop()))
    thread.start()
    print(await queue.get())
    thread.join()


asyncio.run(main())
