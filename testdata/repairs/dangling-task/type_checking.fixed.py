# safe: yes
import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

background_tasks = set()

try:
    import uvloop
except ImportError:
    uvloop = None

limit = 3


async def main(work: "Callable"):
    task = asyncio.create_task(work(limit))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
