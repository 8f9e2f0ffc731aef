# safe: no
from threading import Lock, RLock

other = RLock()
guard = Lock()


def outer():
	with guard:
		with guard:
			print("twice")
