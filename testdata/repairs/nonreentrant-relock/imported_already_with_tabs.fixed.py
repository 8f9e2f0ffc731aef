# safe: no
from threading import Lock, RLock

other = RLock()
guard = RLock()


def outer():
	with guard:
		with guard:
			print("twice")
