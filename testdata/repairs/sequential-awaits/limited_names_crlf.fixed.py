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
		semaphore_2 = asyncio.Semaphore(10)

		async def limited_2(n, m):
			async with semaphore_2:
				return await self.load(n, m)

		print(await asyncio.gather(*[limited_2(n, m) for n, m in pairs]))  # all


asyncio.run(Loader().main([("é", 1), (2, 2)]))
