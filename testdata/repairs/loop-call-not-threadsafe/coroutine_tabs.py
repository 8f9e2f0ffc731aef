# safe: no
# before: prints late
# after: prints soon
import threading
from asyncio import AbstractEventLoop, get_event_loop, run, sleep
import time


class Bridge:
	def __init__(self):
		self.loop: AbstractEventLoop = get_event_loop()
		self.at = 0

	async def see(self):
		self.at = time.monotonic()

	def work(self):
		time.sleep(0.1)
		self.loop.create_task(
			self.see()  # a coroutine
		)


async def main():
	bridge, begun = Bridge(), time.monotonic()
	threading.Thread(target=bridge.work).start()
	await sleep(0.8)
	print("soon" if bridge.at - begun < 0.5 else "late")


run(main())
