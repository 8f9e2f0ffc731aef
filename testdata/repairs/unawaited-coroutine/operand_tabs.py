# safe: no
# before: raises TypeError
# after: prints é2
import asyncio


class Shop:
	async def size(self):
		return "é"

	async def open(self):
		async def inner():
			return self.size() + "2"
		print(await inner())


asyncio.run(Shop().open())
