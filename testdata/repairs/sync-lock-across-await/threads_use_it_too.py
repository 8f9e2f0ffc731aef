# target: 3.12
# repair: none
import asyncio
import threading

guard = threading.Lock()


async def work():
    with guard:
        await asyncio.sleep(1)


def thread():
    with guard:
        print("é")
