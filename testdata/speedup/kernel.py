"""A program of which a known part can run in parallel: kernel.py KIND TRIES FOLDER WAY...

KIND is compute (holds the GIL), native (lets go of it) or wait (sleeps); a WAY is threads, fork, spawn or async with a
number of workers: fork:2. It prints as JSON how many times faster than a serial run each way was, without the start of
Python: its shortest run over the shortest serial run, because whatever else the machine does can only add time. Both are
repeated in turn, TRIES times and more, until the three shortest of each agree. Each way runs once before, so that what it
imports is not counted. FOLDER gets what cProfile saw of a serial run in each of the first TRIES.
"""
import asyncio
import concurrent.futures
import cProfile
import json
import multiprocessing
import sys
import time
import zlib

PIECES = 12
MOST_TRIES = 40
DATA = bytes(range(256)) * 4000


def compute(rounds):
    total = 0
    for i in range(rounds):
        total = (total * 31 + i) % 1000003
    return total


def piece(kind):
    if kind == "compute":
        return compute(400_000)
    if kind == "native":
        return len(zlib.compress(DATA, 9) + zlib.compress(DATA, 9))
    return time.sleep(0.03)


def serial_part():
    return compute(1_200_000)


def split_part(kind, way, workers):
    work = [kind] * PIECES
    if way == "serial":
        return [piece(kind) for kind in work]
    if way == "threads":
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            return list(pool.map(piece, work))
    if way == "async":
        return asyncio.run(waiting(work, workers))
    with multiprocessing.get_context(way).Pool(workers) as pool:
        return pool.map(piece, work, chunksize=1)


async def waiting(work, workers):
    free = asyncio.Semaphore(workers)

    async def one():
        async with free:
            await asyncio.sleep(0.03)

    await asyncio.gather(*[one() for _ in work])


def run(kind, way, workers):
    serial_part()
    split_part(kind, way, workers)


def timed(kind, way, workers):
    began = time.perf_counter()
    run(kind, way, workers)
    return time.perf_counter() - began


def profiled(kind, path):
    profiler = cProfile.Profile()
    profiler.runcall(run, kind, "serial", 1)
    profiler.dump_stats(path)


def main(kind, tries, folder, *ways):
    times = {way: [] for way in ("serial:1", *ways)}
    for way in times:
        timed(kind, *parts(way))
    for number in range(MOST_TRIES):
        if number < int(tries):
            profiled(kind, f"{folder}/{kind}-{number}.prof")
        open_ways = [way for way in ways if number < int(tries) or not settled(times[way])]
        if not open_ways and settled(times["serial:1"]):
            break
        for way in open_ways:
            times["serial:1"].append(timed(kind, "serial", 1))
            times[way].append(timed(kind, *parts(way)))
    best = min(times.pop("serial:1"))
    print(json.dumps({way: best / min(runs) for way, runs in times.items()}))


def settled(runs):
    shortest, _, third = sorted(runs)[:3]
    return third < 1.05 * shortest


def parts(way):
    name, workers = way.split(":")
    return name, int(workers)


if __name__ == "__main__":
    main(*sys.argv[1:])
