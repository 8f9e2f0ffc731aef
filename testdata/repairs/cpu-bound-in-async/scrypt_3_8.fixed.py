# target: 3.8
# safe: no
# before: prints 64
# after: prints 64
import asyncio
import functools
import hashlib


async def main():
    print(len(await asyncio.get_running_loop().run_in_executor(None, functools.partial(hashlib.scrypt, b"a", salt=b"b", n=1024, r=8, p=1))))


asyncio.run(main())
