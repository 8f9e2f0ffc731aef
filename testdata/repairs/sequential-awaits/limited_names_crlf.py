# repair: 2
# safe: no
# before: prints ['é', 4]
# after: prints ['é', 4]
import asyncio

limited = semaphore = None


class Loader:
	async def load(self, n, m):
		await asyncio.sleep(0)
		return n * m

	async def main(self, pairs):
		print([await self.load(n, m) for n, m in pairs])  # all


asyncio.run(Loader().main([("é", 1), (2, 2)]))
