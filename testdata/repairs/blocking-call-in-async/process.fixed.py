# safe: no
# before: blocks
# after: prints 3
import asyncio
import os
import sys


async def main():
    code = await (await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(0.4); exit(3)", env=dict(os.environ))).wait()
    print(code)


asyncio.run(main())
