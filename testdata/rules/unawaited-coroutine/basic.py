import asyncio
import functools
from asyncio import sleep as pause
from contextlib import asynccontextmanager


async def check(n=0):
    return n > 0


async def statements():
    check()  # want "^error: check\\(\\) only makes a coroutine, which is thrown away.*basic.py: check is an async def"
    asyncio.sleep(1)  # want "asyncio.sleep"
    pause(1)  # want "asyncio.sleep"
    result = check(1)  # want "a name that is never read"
    if check():  # want "used in place of its result"
        pass
    while not check():  # want "in place of its result"
        pass
    print(check())  # want "given to print\\(\\) in place of its result"
    text = f"{check()}"  # want "in place of its result"
    if check() == 1 or result_of(1):  # want "in place of its result"
        pass
    for item in check():  # want "cannot be iterated"
        pass
    check().keys()  # want "in place of its result"
    return text


def result_of(n):
    return n


class Client:
    async def close(self):
        pass

    async def leave(self):
        self.stop()

    def stop(self):
        self.close()  # want "self.close\\(\\) only makes a coroutine"


class Base:
    async def ready(self):
        return True


class Sync(Base):
    def ready(self):
        return True


def may_be_either(base: Base):
    base.ready()


def runs_it(f):
    @functools.wraps(f)
    def run(*args):
        return asyncio.run(f(*args))
    return run


@runs_it
async def command():
    pass


async def generator():
    yield 1


@asynccontextmanager
async def manager():
    yield 1


async def fine(handler):
    await check()
    handler(check())
    task = asyncio.create_task(check())
    await asyncio.gather(task, check(), *[check(n) for n in range(3)])
    later = check()
    await later
    command()
    pending = [check(n) for n in range(3)]
    for one in pending:
        await one
    check().close()
    async for one in generator():
        print(one)
    async with manager():
        pass
    return check()


class Look:
    def check(self):
        return True


def alike(look: Look, check):
    look.check()
    check()


def test_without_await(pytest):
    with pytest.raises(TypeError):
        check()


def in_ordinary_code(look):
    check()  # want "^error: check\\(\\) only makes a coroutine, which is thrown away"
    if check():  # want "in place of its result"
        pass
    pending = check()
    print(asyncio.run(pending))
    look.check(check())


async def a_name_for_the_result():
    found = check(1)  # want "in place of its result"
    if found > 1:
        print("many")
    printed = check(2)  # want "given to print\\(\\) in place of its result"
    print(printed)
    gone = check(3)  # want "cannot be iterated"
    for item in gone:
        print(item)
    later = check(4)
    if later is not None:
        await later
    either = check(5)
    if either:
        either = 3
    given = check(6)
    assert asyncio.iscoroutine(given)
    kept = check(7)
    print([kept])


in_ordinary_code(Look())
check(3)  # want "^error: check\\(\\) only makes a coroutine, which is thrown away"
