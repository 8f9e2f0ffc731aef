# target: 3.9
# python: >=3.9
# safe: no
# before: blocks
# before: prints done
# after: prints done
import asyncio
import time


def later():
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.4)  # a while


async def main():
    asyncio.get_running_loop().call_soon(later)
    await asyncio.sleep(0.1)
    print("done")


asyncio.run(main())
