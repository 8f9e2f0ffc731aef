# safe: no
# before: warns never awaited
# after: prints 1 2
import asyncio
import threading


async def work(a, b):
    await asyncio.sleep(0)
    print(a, b)


thread = threading.Thread(target=work, args=(1, 2))
thread.start()
thread.join()
