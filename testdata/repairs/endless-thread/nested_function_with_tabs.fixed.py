# safe: no
# before: hangs
# after: ends
from threading import Thread
import threading


def run(words):
	counted = []

	stopping = threading.Event()
	def count():
		while not stopping.is_set():
			counted.append(len(words))
			stopping.wait(0.2)

	counter = Thread(target=count, name="counter")
	counter.start()
	try:
		for word in words:
			if not word:
				return None
		return counted[0]
	finally:
		stopping.set()


print(run(["a", "b"]))
