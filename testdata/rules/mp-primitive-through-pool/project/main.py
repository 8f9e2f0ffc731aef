import concurrent.futures

import shared


def work(guard):
    return guard


def main():
    with concurrent.futures.ProcessPoolExecutor() as pool:
        pool.submit(work, shared.guard)  # want "shared.guard along"
