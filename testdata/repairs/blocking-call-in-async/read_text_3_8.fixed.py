# target: 3.8
# safe: no
# before: prints 3
# after: prints 3
import asyncio
import functools
import pathlib
import tempfile


async def main(path: pathlib.Path):
    print(len(await asyncio.get_running_loop().run_in_executor(None, functools.partial(path.read_text, encoding="utf-8"))))


with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "a")
    file.write_text("abc")
    asyncio.run(main(file))
