# target: 3.10
# safe: no
# python: >=3.10
# before: prints 3
# after: prints 1
import asyncio

made = []
_client = None
_client_lock = asyncio.Lock()


async def connect():
    await asyncio.sleep(0.01)
    made.append("é")
    return "client"


async def client():
    global _client
    async with _client_lock:
        if _client is None:
            _client = await connect()
    return _client


async def main():
    await asyncio.gather(*[client() for _ in range(3)])
    print(len(made))


asyncio.run(main())
