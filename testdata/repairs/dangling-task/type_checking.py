# safe: yes
import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    import uvloop
except ImportError:
    uvloop = None

limit = 3


async def main(work: "Callable"):
    asyncio.create_task(work(limit))
