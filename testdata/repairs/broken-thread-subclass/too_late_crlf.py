# safe: yes
# before: raises RuntimeError
# after: prints 1
import threading


def make():
	class Worker(threading.Thread):
		def __init__(self, n, *, daemon=True):
			self.n = n
			self.daemon = daemon  # it need not end
			super().__init__()

		def run(self):
			print(self.n)

	return Worker(1)


worker = make()
worker.start()
worker.join()
