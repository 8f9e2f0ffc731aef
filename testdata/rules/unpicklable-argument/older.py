# target: 3.9
import asyncio
import itertools
from concurrent.futures import ProcessPoolExecutor


def work(*args):
    return args


def main():
    with ProcessPoolExecutor() as pool:
        pool.submit(work, itertools.count())
        pool.submit(work, asyncio.Lock())  # want "asyncio.Lock"
