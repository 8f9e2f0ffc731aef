# safe: yes
# before: prints lost
# after: prints kept
from multiprocessing import Array, Process


def count(été):
	for i in range(2):
		été[0] += (
			1  # each time
			+ 0 * sum(range(8_000_000))
		)


if __name__ == "__main__":
	été = Array("i", 2)
	processes = [Process(target=count, args=(été,)) for _ in range(3)]
	for process in processes:
		process.start()
	for process in processes:
		process.join()
	print("kept" if été[0] == 6 else "lost")
