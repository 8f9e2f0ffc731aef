# safe: no
# before: blocks
# after: prints done
# after: ends
import asyncio


async def main():
    await asyncio.sleep(0.4)
    print("done")


asyncio.run(main())
