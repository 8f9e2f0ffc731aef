# safe: no
import asyncio

import redis
import redis.asyncio


async def count(key):
    store = redis.asyncio.Redis(host="é")
    await store.set(key, 1)  # here
    found = (await store.get(key)).decode()
    await store.aclose()
    return found, asyncio
