# repair: 2
# safe: no
# before: blocks
# after: prints done
import asyncio
import subprocess
import sys


async def main():
    await asyncio.to_thread(subprocess.run, [sys.executable, "-c", "import time; time.sleep(0.4)"])
    print("done")


asyncio.run(main())
