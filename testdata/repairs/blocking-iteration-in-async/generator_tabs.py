# safe: no
# before: blocks
# after: prints é é
import asyncio
import time


def pages():
	for _ in range(2):
		time.sleep(0.4)
		yield "é"


async def main():
	found = []
	for page in pages():
		found.append(page); await asyncio.sleep(0)
	print(*found)


asyncio.run(main())
