# safe: no
# before: blocks
# after: ends
from asyncio import get_running_loop, run, sleep
import time


async def main():
    get_running_loop().call_soon(lambda: get_running_loop().run_in_executor(None, time.sleep, 0.4))
    await sleep(0.1)


run(main())
