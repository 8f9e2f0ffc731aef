# safe: no
# before: prints 4999950000
# after: prints 4999950000
"""Numbers."""
import asyncio
from concurrent.futures import ProcessPoolExecutor

processes = ProcessPoolExecutor(2)


def total(k):
	found = 0
	for n in range(100_000):
		for m in range(k):
			found += n * m
	return found


class Service:
	def __init__(self, number):
		self.number = number

	async def ask(self):
		loop = asyncio.get_running_loop()
		# été
		return await loop.run_in_executor(None, total, self.number)  # in a thread


if __name__ == "__main__":
	print(asyncio.run(Service(2).ask()))
