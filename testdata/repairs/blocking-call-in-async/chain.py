# safe: no
# before: prints True
# after: prints True
import asyncio
from pathlib import Path


async def main():
    folder = (
        Path("~")
        .expanduser()  # home
        .resolve()
    )
    print(folder.is_absolute())


asyncio.run(main())
