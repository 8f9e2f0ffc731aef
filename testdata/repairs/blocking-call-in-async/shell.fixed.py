# safe: no
# before: blocks
# after: prints done
import asyncio


async def main():
    await (await asyncio.create_subprocess_shell("sleep 0.4")).wait()  # rests
    print("done")


asyncio.run(main())
