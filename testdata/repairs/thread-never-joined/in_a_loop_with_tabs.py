# safe: no
from threading import Thread


def work(names):
	for name in names:
		Thread(target=print, args=(name,)).start()
	print("all started")
