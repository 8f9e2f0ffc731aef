# safe: no
# before: prints done
# after: prints done
import threading
import time


class Job:
	def __init__(self):
		self._done = threading.Event()

	def run(self):
		time.sleep(0.05)
		self._done.set()

	def main(self):
		self._done.clear()
		thread = threading.Thread(target=self.run)
		thread.start()
		self._done.wait()
		print("done")


if __name__ == "__main__":
	Job().main()
