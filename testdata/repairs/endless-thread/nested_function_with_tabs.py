# safe: no
# before: hangs
# after: ends
from threading import Thread
import time


def run(words):
	counted = []

	def count():
		while True:
			counted.append(len(words))
			time.sleep(0.2)

	counter = Thread(target=count, name="counter")
	counter.start()
	for word in words:
		if not word:
			return None
	return counted[0]


print(run(["a", "b"]))
