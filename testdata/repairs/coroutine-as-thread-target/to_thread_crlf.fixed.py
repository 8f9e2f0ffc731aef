# safe: no
# before: warns never awaited
# after: prints 3
import asyncio


async def work(n):
	print(n)


async def main():
	await work(3)  # wait


asyncio.run(main())
