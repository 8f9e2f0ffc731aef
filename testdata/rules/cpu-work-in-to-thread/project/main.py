from asyncio import to_thread

import maths


async def main(table):
    return await to_thread(maths.report, table)  # want "report\\(\\).*\nmaths.py: "
