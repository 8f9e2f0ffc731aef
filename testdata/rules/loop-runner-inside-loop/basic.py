import asyncio
from asyncio import run as go

import anyio


async def work():
    await asyncio.sleep(1)


async def direct():
    asyncio.run(work())  # want "^error: asyncio.run\\(\\) raises RuntimeError here"
    go(work())  # want "asyncio.run"
    anyio.run(work)  # want "anyio.run"
    asyncio.new_event_loop().run_until_complete(work())  # want "run_until_complete"


def helper():
    return asyncio.run(work())  # want "asyncio.run.*basic.py: indirect calls helper\\(\\)"


async def indirect():
    helper()


def callback():
    asyncio.run(work())  # want "callback is given to the event loop here"


async def registers():
    asyncio.get_running_loop().call_soon(callback)


def careful():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    return asyncio.ensure_future(work())


def caught():
    try:
        asyncio.run(work())
    except RuntimeError:
        pass


async def calls_careful_ones():
    careful()
    caught()


def in_a_thread():
    asyncio.run(work())


async def hands_over():
    await asyncio.to_thread(in_a_thread)


class Runner:
    def run(self, main):
        return main


async def alike(runner: Runner):
    runner.run(work())


async def shadowed(asyncio):
    asyncio.run(work())


def main():
    asyncio.run(direct())


if __name__ == "__main__":
    main()
