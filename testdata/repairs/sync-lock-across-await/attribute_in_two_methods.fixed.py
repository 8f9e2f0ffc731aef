# target: 3.12
# safe: no
import asyncio


class Shelf:
	def __init__(self):
		self._lock = asyncio.Lock()

	async def put(self, book):
		async with self._lock: await asyncio.sleep(1)

	async def take(self):
		async with self._lock:
			return 1
