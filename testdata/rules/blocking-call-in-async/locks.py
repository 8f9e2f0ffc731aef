# A lock that is held across an await is left to sync-lock-across-await; waiting for any other one stops the loop here.
import asyncio
import threading

lock = threading.Lock()


async def held_across():
    lock.acquire()
    try:
        await asyncio.sleep(1)
    finally:
        lock.release()


async def let_go_before():
    lock.acquire()  # want "threading.Lock.acquire\\(\\) waits for a lock"
    lock.release()
    await asyncio.sleep(1)


async def may_give_up():
    if lock.acquire(timeout=5):  # want "threading.Lock.acquire"
        await asyncio.sleep(1)
        lock.release()
