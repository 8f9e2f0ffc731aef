# repair: none
import asyncio


async def work(n):
    return n


async def main():
    print(f"{work(2)=}", asyncio)
