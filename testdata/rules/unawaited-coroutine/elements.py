import asyncio


async def job(n):
    await asyncio.sleep(n)
    return n


def plain(n):
    return n


async def statements():
    [job(n) for n in range(3)]  # want "^error: job\\(\\) only makes a coroutine, which is thrown away.*"
    {job(n) for n in range(3)}  # want "thrown away"
    {n: job(n) for n in range(3)}  # want "thrown away"
    [asyncio.sleep(n) for n in range(3)]  # want "asyncio.sleep"
    (job(n) for n in range(3))  # want "and not even that, as nothing goes through these elements"
    list(map(job, range(3)))  # want "^error: job\\(\\) only makes a coroutine, which is thrown away"
    map(job, range(3))  # want "and not even that"


# These coroutines are kept, awaited, or run by somebody else.
async def kept(run):
    jobs = [job(n) for n in range(3)]
    await asyncio.gather(*jobs)
    await asyncio.gather(*(job(n) for n in range(3)))
    await asyncio.gather(*map(job, range(3)))
    [await job(n) for n in range(3)]
    [asyncio.create_task(job(n)) for n in range(3)]
    [run(job(n)) for n in range(3)]
    run([job(n) for n in range(3)])
    run(map(job, range(3)))
    [plain(n) for n in range(3)]
    list(map(plain, range(3)))
    done = list(map(job, range(3)))
    return [job(n) for n in range(3)], done


def shadowed(map):
    list(map(job, range(3)))


[job(n) for n in range(3)]  # want "thrown away"
