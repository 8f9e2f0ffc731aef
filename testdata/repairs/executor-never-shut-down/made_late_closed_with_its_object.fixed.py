# safe: no
from concurrent.futures import ThreadPoolExecutor


class Sizes:
	def __init__(self):
		self.pool = None

	def size(self, name):
		if self.pool is None:
			self.pool = ThreadPoolExecutor()
		return self.pool.submit(len, name)

	def __exit__(self, *error):
		print("é")
		if self.pool is not None:
			self.pool.shutdown()
