# safe: no
import threading


def main(names):
	threads = []
	for name in names:
		t = threading.Thread(target=print, args=(name,))
		threads.append(t)
	for t in threads:
		t.start()
	print("started")  # all
	for thread in threads:
		thread.join()
