# target: 3.12
# safe: no
import asyncio


async def price(item):
	await asyncio.sleep(0.01)
	return item


class Cart:
	def __init__(self):
		self.total = 0
		self._total_lock = asyncio.Lock()

	async def add(self, item):
		if item:
			async with self._total_lock:
				self.total += await price(
					item  # é
				)

	async def fill(self, items):
		await asyncio.gather(*[self.add(item) for item in items])
