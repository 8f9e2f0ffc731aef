# safe: no
# before: blocks
# after: prints 0
# after: ends
import asyncio
import subprocess
import sys


async def main():
    done = await asyncio.to_thread(
        # sleeps
        subprocess.run,
        [sys.executable, "-c", "import time; time.sleep(0.4)"],
        check=True,  # at once
    )
    print(done.returncode)


asyncio.run(main())
