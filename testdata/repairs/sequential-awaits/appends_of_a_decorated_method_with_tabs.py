# safe: no
# before: prints ['a!', 'b!']
# after: prints ['a!', 'b!']
import asyncio
import functools


def traced(function):
	@functools.wraps(function)
	async def inner(*args):
		return await function(*args)

	return inner


class Words:
	async def load(self, word):
		await asyncio.sleep(0)
		return word + "!"

	@traced
	async def every(self, words):
		found = []  # in order
		for word in words:
			found.append(await self.load(word))
		return found


print(asyncio.run(Words().every(["a", "b"])))
