# safe: no
# before: blocks
# after: prints é3
import asyncio
import time


class Shop:
	def load(self, name, *rest):
		time.sleep(0.4)
		return [name, *rest]

	async def serve(self):
		found = (await asyncio.to_thread(
			self.load,
			"é",  # the name
			3,
		))[:2]
		print(*found, sep="")


asyncio.run(Shop().serve())
