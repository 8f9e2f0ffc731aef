# safe: yes
import asyncio
from asyncio import CancelledError as Stopped

import trio


async def names_it(source):
    while True:
        try:
            await source.read()
        except (OSError, Stopped):
            pass
