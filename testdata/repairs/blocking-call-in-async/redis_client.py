# safe: no
import asyncio

import redis


async def count(key):
    store = redis.Redis(host="é")
    store.set(key, 1)  # here
    found = store.get(key).decode()
    store.close()
    return found, asyncio
