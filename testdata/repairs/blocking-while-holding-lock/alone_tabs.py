# safe: no
# before: hangs
# after: prints 1
import queue
import threading


class Jobs:
	def __init__(self):
		self.lock = threading.Lock()
		self.jobs = queue.Queue()

	def fill(self):
		with self.lock:
			self.jobs.put(1)

	def take(self):
		with self.lock:
			return self.jobs.get()

	def main(self):
		threading.Timer(0.2, self.fill).start()
		print(self.take())


Jobs().main()
