# safe: no
# before: raises RuntimeError
# after: prints é
import asyncio


class Shop:
	async def work(self, n):
		return n

	async def open(self):
		loop = asyncio.get_running_loop()
		é = loop.run_until_complete(
			self.work("é")
		)
		print(é)


asyncio.run(Shop().open())
