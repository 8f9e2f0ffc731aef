# safe: no
from threading import RLock

other = RLock()
guard = RLock()


def outer():
	with guard:
		with guard:
			print("twice")
