# safe: no
# before: blocks
# after: prints done
import asyncio
import sys


async def main():
    if True: await (await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(0.4)")).wait(); print("done")


asyncio.run(main())
