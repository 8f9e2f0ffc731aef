# safe: no
# before: prints 1 2
# after: prints 1 2
import asyncio
import time


async def main():
    print(1, end=" "); time.sleep(0.4); time.sleep(0.3); print(2)


asyncio.run(main())
