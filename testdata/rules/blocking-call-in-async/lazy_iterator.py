import asyncio
import time


async def main(nums):
    await asyncio.to_thread(list, (time.sleep(n) for n in nums))
    await asyncio.to_thread(any, ([time.sleep(n)] for n in nums))
    any(time.sleep(n) for n in nums)  # want "time.sleep"
    return any((time.sleep(m) for m in range(n)) for n in nums)
