# Leaving an executor waits for what was handed to it: for nothing, where all of that was awaited before.
import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def work(n):
    return n


async def one():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        return await loop.run_in_executor(pool, work, 1)


async def gathered(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=4) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, work, n) for n in numbers])


async def gathered_later(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        futures = [loop.run_in_executor(pool, work, n) for n in numbers]
        return await asyncio.gather(*futures)


async def collected(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        futures = []
        for n in numbers:
            futures.append(loop.run_in_executor(pool, work, n))
        for future in futures:
            print(await future)


async def as_they_come(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        futures = [loop.run_in_executor(pool, work, n) for n in numbers]
        for done in asyncio.as_completed(futures):
            print(await done)


async def named():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        a = loop.run_in_executor(pool, work, 1)
        b = loop.run_in_executor(pool, work, 2)
        return await a + await b


async def wrapped():
    with ThreadPoolExecutor() as pool:
        return await asyncio.wrap_future(pool.submit(work, 1))


async def wrapped_by_name():
    with ThreadPoolExecutor() as pool:
        future = pool.submit(work, 1)
        return await asyncio.wrap_future(future)


async def helper(pool):
    return await asyncio.get_running_loop().run_in_executor(pool, work, 1)


async def handed_on():
    with ThreadPoolExecutor() as pool:
        return await helper(pool)


async def submitted(numbers):
    with ThreadPoolExecutor() as pool:  # want "with ThreadPoolExecutor\\(\\) blocks"
        for n in numbers:
            pool.submit(work, n)


async def one_of_two_awaited():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:  # want "with ThreadPoolExecutor"
        loop.run_in_executor(pool, work, 1)
        await loop.run_in_executor(pool, work, 2)


async def given_up():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:  # want "with ThreadPoolExecutor"
        await asyncio.wait_for(loop.run_in_executor(pool, work, 1), 5)


async def only_the_first(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:  # want "with ThreadPoolExecutor"
        futures = [loop.run_in_executor(pool, work, n) for n in numbers]
        await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)


async def awaited_behind(numbers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:  # want "with ThreadPoolExecutor"
        futures = [loop.run_in_executor(pool, work, n) for n in numbers]
    await asyncio.gather(*futures)


async def made_before(pool: ThreadPoolExecutor):
    with pool:  # want "with pool blocks"
        await asyncio.get_running_loop().run_in_executor(pool, work, 1)
