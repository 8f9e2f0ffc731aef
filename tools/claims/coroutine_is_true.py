"""A coroutine that is not awaited is true and runs nothing."""
ran = []


async def allowed():
    ran.append(1)
    return False


coro = allowed()
assert coro and not ran
coro.close()
