# safe: no
import pathlib

import anyio


async def count(folder: pathlib.Path):
    return (await anyio.Path(folder / "a").read_text()).count("é"), anyio
