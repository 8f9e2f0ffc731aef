# safe: yes
# before: hangs
# after: prints xxx
import multiprocessing


def work(queue):
	for n in (100000, 1):
		queue.put("x" * n)


if __name__ == "__main__":
	queue = multiprocessing.Queue()
	process = multiprocessing.Process(target=work, args=(queue,))
	process.start()
	print(queue.get()[:3])
	queue.get()
	process.join()