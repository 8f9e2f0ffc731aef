# Once cancelled, these coroutines do what belongs to their end.
import asyncio


async def clean_up_at_the_end(service):
    service.start()
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        pass
    await service.close()


async def waits_for_others(stop: asyncio.Event, service):
    try:
        await stop.wait()
    except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
        pass
    await service.close()


async def in_a_loop(services):
    for service in services:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
            pass
        await service.close()


async def reconnect(connect, delay):
    while True:
        abort = False
        try:
            await asyncio.sleep(delay)
        except asyncio.CancelledError:
            abort = True
        if abort:
            print("given up")
            break
        await connect()


async def goes_on_reconnecting(connect, delay):
    while True:
        late = False
        try:
            await asyncio.sleep(delay)
        except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
            late = True
        if late:
            print("late")
        await connect()


class Done:
    def __init__(self, cancelled=False):
        self.cancelled = cancelled


async def answer(work, send):
    try:
        await work()
        done = Done()
    except asyncio.CancelledError:
        done = Done(cancelled=True)
    await send(done)


async def answer_and_more(work, send):
    try:
        await work()
        done = Done()
    except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
        done = Done(cancelled=True)
    await send(done)
    await work()


async def answer_nothing(work, send):
    done = None
    try:
        done = await work()
    except asyncio.CancelledError:  # want "^warning: except asyncio.CancelledError"
        done = None
    await send(done)
