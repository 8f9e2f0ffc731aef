# safe: no
# before: prints done
# after: prints done
import threading
import time


class Job:
	def __init__(self):
		self._done = False

	def run(self):
		time.sleep(0.05)
		self._done = True

	def main(self):
		self._done = False
		thread = threading.Thread(target=self.run)
		thread.start()
		while not self._done:
			continue
		print("done")


if __name__ == "__main__":
	Job().main()
