"""wait() and notify() without the lock raise RuntimeError, for threads and for tasks."""
import asyncio
import threading


def refused(call):
    try:
        call()
    except RuntimeError:
        return True
    return False


changed = threading.Condition()
assert refused(changed.wait) and refused(changed.notify) and refused(changed.notify_all)


async def main():
    changed = asyncio.Condition()
    assert refused(changed.notify) and refused(changed.notify_all)
    try:
        await changed.wait()
    except RuntimeError:
        return
    raise AssertionError("wait() took no notice")


asyncio.run(main())
