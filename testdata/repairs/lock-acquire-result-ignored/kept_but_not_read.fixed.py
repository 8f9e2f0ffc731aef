# safe: no
import threading


class Shelf:
	def __init__(self):
		self.lock = threading.Lock()

	def put(self, livre="été"):
		ok = self.lock.acquire(timeout=1)
		if not ok:
			raise TimeoutError("self.lock was not given")
		print(livre)
