# safe: no
# before: prints [1] MainThread
# after: prints [1] pool_0
import threading
from concurrent.futures import ThreadPoolExecutor


class Files:
	def __init__(self, paths):
		self.paths = paths

	def lines(self, path):
		yield path, threading.current_thread().name

	def read(self):
		with ThreadPoolExecutor(1, thread_name_prefix="pool") as pool:
			return [line for lines in pool.map(self.lines, self.paths) for line in lines]


(number, where), = Files([1]).read()
print([number], where)
