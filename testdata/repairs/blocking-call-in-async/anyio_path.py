# safe: no
import pathlib

import anyio


async def count(folder: pathlib.Path):
    return (folder / "a").read_text().count("é"), anyio
