# Results that are put to uses which an exception does not bear.
import asyncio


async def load(n):
    await asyncio.sleep(n)
    return n


async def added_up(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want "results is used as a value"
    return sum(results)


async def augmented(jobs):
    total = 0
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want " r is used as a value"
    for r in results:
        total += r
    return total / len(results)


async def indexed(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want "results.0. is used as a value"
    return results[0] + 1


async def by_name(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want " first is used as a value"
    first = results[0]
    return first["n"]


async def zipped(names, jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want " r is used as a value"
    return {name: r["n"] for name, r in zip(names, results)}


async def numbered(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want " r is used as a value"
    for i, r in enumerate(results):
        print(i, len(r))


async def gone_through_at_once(names, jobs):
    for r in await asyncio.gather(*jobs, return_exceptions=True):  # want " r is used as a value"
        print(r.name)


async def not_none(jobs):
    rows = []
    for r in await asyncio.gather(*jobs, return_exceptions=True):  # want " r is used as a value"
        if r is not None:
            rows.extend(r)
    return rows


async def nested(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)  # want " rows is used as a value"
    return [row for rows in results for row in rows]


async def a_part(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return results[0]


async def shown(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    print("got %s" % results[0])
    for i, r in enumerate(results):
        print(f"{i}: {r}", r.args)


async def filtered(jobs, good):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return sum(r["n"] for r in results if good(r))


async def truthful(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return sum(r["n"] for r in results if r)


async def compared(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return results[0] == 1


async def checked_elsewhere(jobs, check):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    check(results)
    return sum(results)


async def another_name(jobs, others):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    for r in results:
        print(r)
    for r in others:
        print(r["n"])


async def own_sum(jobs, sum):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return sum(results)


async def in_a_slice(jobs):
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return results[1:] + [1]


async def appended(jobs):
    rows = []
    for r in await asyncio.gather(*jobs, return_exceptions=True):
        rows.append(r)
    return rows
