# repair: 2
# safe: no
# before: prints on
# after: prints on
import asyncio
import logging

logger = logging.getLogger(__name__)
logging.disable()


class Shop:
	async def work(self, n):
		raise ValueError(n)

	async def open(self):
		async def inner():
			results = await asyncio.gather(
				self.work("é"),  # first
				return_exceptions=True,
			)
		await inner()
		print("on")


asyncio.run(Shop().open())
