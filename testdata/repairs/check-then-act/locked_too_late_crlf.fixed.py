# safe: yes
# before: prints 2
# after: prints 1
import threading
import time

made = []


def slow():
	time.sleep(0.2)
	made.append(1)
	return {}


class Cache:
	def __init__(self):
		self.lock = threading.Lock()
		self.all = {}

	def get(self):
		é = 1; key = "é"
		if key not in self.all:
			with self.lock:  # one at a time
				if key not in self.all:
					self.all[key] = slow()  # here
		return é

	def run(self):
		threads = [threading.Thread(target=self.get) for _ in range(2)]
		for thread in threads:
			thread.start()
		for thread in threads:
			thread.join()


Cache().run()
print(len(made))
