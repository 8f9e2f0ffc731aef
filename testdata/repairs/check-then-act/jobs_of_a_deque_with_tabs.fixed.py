# safe: no
# before: prints [0, 1, 4, 9]
# after: prints [0, 1, 4, 9]
import queue
import threading

jobs = queue.Queue()
for item in range(3):
	jobs.put(item)
done = []


def work():
	while True:
		try:
			number = jobs.get_nowait()
		except queue.Empty:
			break
		done.append(number * number)


def main():
	jobs.put(3)
	threads = [threading.Thread(target=work) for _ in range(2)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()


main()
print(sorted(done))
