# repair: none
import asyncio


async def main():
    total = 0
    for i in range(6_000_000):
        total += i * i
    return total, asyncio
