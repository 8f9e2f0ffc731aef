# safe: no
# before: prints 3
# after: prints 3
import asyncio
import os
import pathlib
import tempfile


async def main(path: pathlib.Path):
    size = len((await asyncio.to_thread(path.read_text, encoding="utf-8")).strip())
    print(size)


with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "a")
    file.write_text(" abc ")
    asyncio.run(main(file))
