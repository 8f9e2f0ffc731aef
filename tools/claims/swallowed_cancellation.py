"""A coroutine that swallows CancelledError goes on, and its task does not count as cancelled; except Exception lets it pass."""
import asyncio


async def deaf(log):
    try:
        await asyncio.sleep(10)
    except BaseException:
        pass
    log.append("went on")


async def decent():
    try:
        await asyncio.sleep(10)
    except Exception:
        raise SystemExit("caught")


async def main():
    log = []
    task, other = asyncio.ensure_future(deaf(log)), asyncio.ensure_future(decent())
    await asyncio.sleep(0)
    task.cancel()
    other.cancel()
    await asyncio.wait([task, other])
    assert log and not task.cancelled() and other.cancelled()


asyncio.run(main())
