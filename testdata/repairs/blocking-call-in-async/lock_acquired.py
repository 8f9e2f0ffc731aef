# target: 3.9
# python: >=3.9
# safe: no
# before: blocks
# after: prints 1
import asyncio
import threading
import time

lock = threading.Lock()


def hold():
    with lock:
        time.sleep(0.4)


async def main():
    threading.Thread(target=hold).start()
    lock.acquire()
    print(1)
    lock.release()


asyncio.run(main())
