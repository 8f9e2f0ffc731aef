# repair: none
import asyncio

import redis


async def main(handle):
    pubsub = redis.Redis().pubsub()
    await asyncio.to_thread(pubsub.subscribe, "news")
    for message in pubsub.listen():  # here
        await handle(message)
