# target: 3.12
# safe: no
import asyncio


class Store:
	def __init__(self):
		self.lock = asyncio.Lock()

	async def save(self, session):
		await self.lock.acquire()
		await session.commit()
		self.lock.release()

	async def load(self, session):
		if self.lock.locked():
			await asyncio.sleep(1)
		async with self.lock:
			return await session.load()
