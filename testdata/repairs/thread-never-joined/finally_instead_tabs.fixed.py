# safe: no
# repair: 2
# before: raises ValueError
# before: prints done
# after: raises ValueError
# after: prints done
import multiprocessing


def work(n):
	print("done", flush=True)


def main(text):
	"""é"""
	é = 1; processes = []
	processes_2 = []
	for n in range(1):
		process = multiprocessing.Process(target=work, args=(n,))
		process.start()
		processes_2.append(process)
	try:
		number = int(text)
		print(number)
		return é
	finally:
		for process in processes_2:
			process.join()


if __name__ == "__main__":
	main("x")
