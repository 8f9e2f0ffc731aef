# safe: no
from threading import Thread


def work(names):
	threads = []
	for name in names:
		thread = Thread(target=print, args=(name,))
		thread.start()
		threads.append(thread)
	print("all started")
	for thread in threads:
		thread.join()
