# safe: no
# before: blocks
# after: prints done
import asyncio
import os


async def main():
    os.system("sleep 0.4")  # rests
    print("done")


asyncio.run(main())
