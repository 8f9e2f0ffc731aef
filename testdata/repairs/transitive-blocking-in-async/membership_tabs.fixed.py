# target: 3.11
# safe: no
import asyncio
import time


class Cache:
	def __contains__(self, key):
		time.sleep(1)
		return True


async def main(cache: Cache, key):
	await asyncio.sleep(0)
	if await asyncio.to_thread(lambda: key not in cache):  # asks
		return None
	return key
