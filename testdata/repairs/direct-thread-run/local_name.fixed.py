# safe: no
# before: prints work é
# before: prints main
# after: prints main
# after: prints work é
import threading

told = threading.Event()


class Worker(threading.Thread):
	def run(self):
		if threading.current_thread() is not threading.main_thread():
			told.wait()
		print("work é")


def main():
	worker = Worker()
	worker.start()  # begins
	if worker.name:
		print("main")
		told.set()
	worker.join()


main()
