# safe: yes
# before: prints é
# after: prints é
import asyncio


background_tasks = set()


class Shop:
	async def work(self, n):
		print(n)

	async def open(self):
		if self:
			task = asyncio.create_task(
				self.work("é"),  # Unicode
			)
			background_tasks.add(task)
			task.add_done_callback(background_tasks.discard)


async def main():
	await Shop().open()
	await asyncio.sleep(0.01)


asyncio.run(main())
