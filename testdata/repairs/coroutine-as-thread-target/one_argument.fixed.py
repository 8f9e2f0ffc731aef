# safe: no
# before: warns never awaited
# after: prints 1
import asyncio
import threading


async def work(a):
    print(a)


a = threading.Thread(target=asyncio.run, args=(work(1),)); a.start(); a.join()
