"""A Lock taken by its holder waits, an RLock does not; acquire() that gives up answers False, and release() then opens the
lock of whoever holds it."""
import asyncio
import multiprocessing
import threading

for lock in (threading.Lock(), multiprocessing.Lock()):
    with lock:
        assert not lock.acquire(timeout=0.05)
        assert not lock.acquire(False)
for lock in (threading.RLock(), multiprocessing.RLock()):
    with lock:
        assert lock.acquire(timeout=0.05)
        lock.release()

held = threading.Lock()
held.acquire()
thread = threading.Thread(target=held.release)
thread.start()
thread.join()
assert not held.locked()
try:
    held.release()
except RuntimeError:
    pass
else:
    raise AssertionError("a free lock was released")


async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.05)
        except asyncio.TimeoutError:
            return
    raise AssertionError("the lock was taken twice")


asyncio.run(main())
