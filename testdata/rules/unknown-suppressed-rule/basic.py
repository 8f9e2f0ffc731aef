import time


async def one():
    time.sleep(1)  # parahint: ignore[blocking-calls-in-async, unused-suppression] # want "no rule blocking-calls-in-async; the nearest name is blocking-call-in-async"
    time.sleep(1)  # parahint: ignore[blocking-call-in-async]
