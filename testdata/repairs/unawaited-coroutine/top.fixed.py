# safe: no
# before: warns never awaited
# after: prints here
import asyncio


async def main():
    await asyncio.sleep(0)
    print("here")


if __name__ == "__main__":
    asyncio.run(main())
