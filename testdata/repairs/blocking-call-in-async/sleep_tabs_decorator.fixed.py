# safe: no
# before: blocks
# after: prints again
import asyncio
import functools


def kept(f):
	@functools.wraps(f)
	async def inner(*args):
		return await f(*args)
	return inner


class Poller:
	@kept
	async def poll(self):
		async def inner():
			await asyncio.sleep(0.4)  # here
		await inner()
		print("again")


asyncio.run(Poller().poll())
