# safe: no
# before: blocks
# after: ends
import asyncio
import functools
import time


def helper(seconds, *, twice=False):
    time.sleep(seconds * 2 if twice else seconds)


class Protocol:
	def __init__(self, on):
		self.on = on

	def data(self):
		if self.on:
			é = 0.2
			asyncio.get_running_loop().run_in_executor(None, functools.partial(helper, é, twice=True))  # é

	async def main(self):
		asyncio.get_running_loop().call_soon(self.data)
		await asyncio.sleep(0.1)


asyncio.run(Protocol(True).main())
