# target: 3.12
# safe: no
import asyncio
from threading import Lock


class Store:
	def __init__(self):
		self.lock = Lock()

	async def save(self, session):
		self.lock.acquire()
		await session.commit()
		self.lock.release()

	async def load(self, session):
		if self.lock.locked():
			await asyncio.sleep(1)
		with self.lock:
			return await session.load()
