# safe: yes
# before: prints é
# after: prints é
import asyncio


class Shop:
	async def work(self, n):
		print(n)

	async def open(self):
		if self:
			asyncio.create_task(
				self.work("é"),  # Unicode
			)


async def main():
	await Shop().open()
	await asyncio.sleep(0.01)


asyncio.run(main())
