# safe: no
# before: prints work é
# before: prints main
# after: prints main
# after: prints work é
import threading
import time


class Worker(threading.Thread):
	def run(self):
		time.sleep(0.2)
		print("work é")


def main():
	worker = Worker()
	worker.start()  # begins
	if worker.name:
		print("main")
	worker.join()


main()
