# safe: no
import asyncio

import trio


async def poll(source):
	while True:
		try:
			await source.read()
		except BaseException as é:  # all
			print(é)


async def sleep():
	await trio.sleep(1)
	await asyncio.sleep(1)
