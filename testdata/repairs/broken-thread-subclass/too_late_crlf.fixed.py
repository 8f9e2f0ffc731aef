# safe: yes
# before: raises RuntimeError
# after: prints 1
import threading


def make():
	class Worker(threading.Thread):
		def __init__(self, n, *, daemon=True):
			self.n = n
			super().__init__()
			self.daemon = daemon  # it need not end

		def run(self):
			print(self.n)

	return Worker(1)


worker = make()
worker.start()
worker.join()
