# safe: no
# before: prints stop é
# before: prints on
# after: prints stop é
import asyncio


class Shop:
	async def work(self):
		try:
			await asyncio.sleep(10)
		except KeyError: return
		except asyncio.CancelledError:
			if self:
				print("stop é")  # tells
			raise
		await asyncio.sleep(0)
		print("on")


async def main():
	task = asyncio.create_task(Shop().work())
	await asyncio.sleep(0)
	task.cancel()
	await asyncio.wait([task])


asyncio.run(main())
