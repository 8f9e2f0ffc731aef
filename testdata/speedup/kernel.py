"""A program of which a known part can run in parallel: kernel.py KIND TRIES PROFILE WAY...

KIND is compute (holds the GIL), native (lets go of it) or wait (sleeps); a WAY is threads, fork, spawn or async with a
number of workers: fork:2. It prints as JSON how many times faster than a serial run right before it each way was, without
the start of Python: the median of the tries, so that a busy machine moves it little. PROFILE is what cProfile saw of the
serial run of median length.
"""
import asyncio
import concurrent.futures
import cProfile
import json
import multiprocessing
import statistics
import sys
import time
import zlib

PIECES = 12
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


def profiled(kind):
    profiler = cProfile.Profile()
    began = time.perf_counter()
    profiler.runcall(run, kind, "serial", 1)
    return time.perf_counter() - began, profiler


def main(kind, tries, path, *ways):
    profiles, gains = [], {way: [] for way in ways}
    for _ in range(int(tries)):
        profiles.append(profiled(kind))
        for way in ways:
            name, workers = way.split(":")
            serial = timed(kind, "serial", 1)
            gains[way].append(serial / timed(kind, name, int(workers)))
    profiles.sort(key=lambda p: p[0])
    profiles[len(profiles) // 2][1].dump_stats(path)
    print(json.dumps({way: statistics.median(all) for way, all in gains.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
