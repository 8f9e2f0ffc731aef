# target: 3.8
# safe: no
# before: prints 64
# after: prints 64
import asyncio
import hashlib


async def main():
    print(len(hashlib.scrypt(b"a", salt=b"b", n=1024, r=8, p=1)))


asyncio.run(main())
