"""Two tasks of one loop hold a threading.RLock at the same time; a threading.Lock is not free for the second."""
import asyncio
import threading

lock, plain = threading.RLock(), threading.Lock()
inside = 0


async def enter():
    global inside
    with lock:
        inside += 1
        await asyncio.sleep(0.05)
        both = inside == 2
        await asyncio.sleep(0.05)
    return both


async def second():
    return plain.acquire(timeout=0.05)


async def main():
    assert all(await asyncio.gather(enter(), enter()))
    with plain:
        assert not await second()


asyncio.run(main())
