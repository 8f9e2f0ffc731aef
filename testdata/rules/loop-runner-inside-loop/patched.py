import asyncio

import nest_asyncio

nest_asyncio.apply()


async def work():
    pass


async def direct():
    asyncio.run(work())  # want "^hint: asyncio.run"
