# safe: no
# before: prints 1 2 3 é
# after: prints 1 2 3 é
import asyncio


class Shop:
	async def load(self, *n):
		await asyncio.sleep(0)
		return n

	async def open(self):
		async def inner():
			first, second = await self.load("1", "2")
			(third) = await self.load("3", "a rather long argument that makes the line long")
			return first, second, third[0], "é"
		print(*await inner())


asyncio.run(Shop().open())
