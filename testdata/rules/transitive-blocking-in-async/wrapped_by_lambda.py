import asyncio
import functools
import time


def in_thread(fn):
    @functools.wraps(fn)
    async def inner(*args, **kwargs):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, lambda: fn(*args, **kwargs))

    return inner


def to_thread(fn):
    async def inner(*args):
        return await asyncio.to_thread(lambda: fn(*args))

    return inner


def by_def(fn):
    async def inner(*args):
        def call():
            return fn(*args)

        return await asyncio.to_thread(call)

    return inner


def stored(fn):
    async def inner(*args):
        call = lambda: fn(*args)
        return await asyncio.to_thread(call)

    return inner


# What the wrapper itself calls runs in the loop, also by way of a function of its own.
def here(fn):
    async def inner(*args):
        def call():
            return fn(*args)

        return call()

    return inner


def twice(fn):
    async def inner(*args):
        first = fn(*args)
        return first, await asyncio.to_thread(lambda: fn(*args))

    return inner


def retry(call):
    return call()


def retried(fn):
    async def inner(*args):
        return retry(lambda: fn(*args))

    return inner


def work():
    time.sleep(1)


@in_thread
def one():
    work()


@to_thread
def two():
    work()


@by_def
def three():
    work()


@stored
def four():
    work()


@here
def five():
    work()


@twice
def six():
    work()


@retried
def seven():
    work()


class Client:
    @in_thread
    def read(self):
        work()

    @by_def
    def write(self):
        work()

    async def both(self):
        await self.read()
        await self.write()


async def main():
    await one()
    await two()
    await three()
    await four()
    await five()  # want "ends up calling time.sleep"
    await six()  # want "ends up calling time.sleep"
    await seven()  # want "ends up calling time.sleep"
    await Client().read()
    await Client().both()
