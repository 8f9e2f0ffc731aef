import asyncio
from asyncio import gather as collect


async def load(n):
    await asyncio.sleep(n)
    return {"n": n}


async def untested(jobs):
    results = await collect(*jobs, return_exceptions=True)  # want "warning: .*result is used as a value"
    return [result["n"] for result in results]


async def unpacked():
    a, b = await asyncio.gather(load(1), load(2), return_exceptions=True)  # want "warning: .*a is used as a value(?s:.*)a is used here"
    return a["n"] + b["n"]


async def tested(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return [result["n"] for result in results if not isinstance(result, Exception)]


async def handed_on(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    for result in results:
        print(result)
    return results


async def raising(jobs):
    results = await asyncio.gather(*jobs)
    return [result["n"] for result in results]


async def unasked():
    tasks = [asyncio.create_task(load(n)) for n in range(3)]
    done, pending = await asyncio.wait(tasks, timeout=5)  # want "warning: asyncio.wait.. raises nothing(?s:.*)a task that may raise begins here"
    for task in pending:
        task.cancel()


async def thrown_away():
    await asyncio.wait([asyncio.create_task(load(1)), asyncio.create_task(load(2))])  # want "warning: asyncio.wait"


async def asked():
    tasks = [asyncio.create_task(load(n)) for n in range(3)]
    done, _ = await asyncio.wait(tasks)
    for task in done:
        print(task.result())


async def asked_by_name():
    first = asyncio.create_task(load(1))
    await asyncio.wait([first], timeout=1)
    return await first


async def given(tasks):
    await asyncio.wait(tasks)


async def ended():
    tasks = [asyncio.create_task(load(n)) for n in range(3)]
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def careful():
    try:
        await load(1)
    except Exception:
        print("no")


async def waits_for_careful():
    await asyncio.wait([asyncio.create_task(careful())])


async def signals(stop: asyncio.Event):
    await asyncio.wait([asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
