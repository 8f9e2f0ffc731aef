# parahint: ignore-file[swallowed-cancellation]
# also: blocking-call-in-async
import asyncio
import time


async def one():
    time.sleep(1)  # parahint: ignore[blocking-call-in-async] used
    await asyncio.sleep(1)  # parahint: ignore[blocking-call-in-async] # want "finds nothing here"
    time.sleep(1)  # parahint: ignore[dangling-task] not run here


# parahint: ignore[blocking-call-in-async] the whole function
async def two():
    if one:
        time.sleep(1)
    time.sleep(2)


async def three():
    # parahint: ignore[blocking-call-in-async] the statement with its body
    while True:
        time.sleep(1)
        time.sleep(2)


# parahint: ignore-file[blocking-call-in-async] # want "finds nothing here"
