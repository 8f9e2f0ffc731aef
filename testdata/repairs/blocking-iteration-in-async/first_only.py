# repair: none
import asyncio
import time


def pages():
    while True:
        time.sleep(0.4)
        yield 1


async def main():
    for page in pages():
        if page:
            break
    return asyncio
