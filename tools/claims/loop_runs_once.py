"""A loop that runs refuses another one in its thread: asyncio.run and run_until_complete raise RuntimeError."""
import asyncio


async def nothing():
    pass


async def main():
    for start in (asyncio.run, asyncio.new_event_loop().run_until_complete):
        coro = nothing()
        try:
            start(coro)
        except RuntimeError:
            coro.close()
        else:
            raise SystemExit("it ran")


asyncio.run(main())
