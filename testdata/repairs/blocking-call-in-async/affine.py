# repair: none
import asyncio
import sqlite3


async def main(path):
    base = sqlite3.connect(path)
    return base, asyncio
