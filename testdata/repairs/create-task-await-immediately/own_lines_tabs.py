# safe: no
# before: prints 3
# after: prints 3
import asyncio


async def work(n, m):
	return n + m


async def main():
	async def inner():
		return await asyncio.create_task(
			work(
				1,  # one
				2,
			)
		)
	print(await inner())


asyncio.run(main())
