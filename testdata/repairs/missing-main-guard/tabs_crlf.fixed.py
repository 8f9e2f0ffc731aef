# safe: no
# target: 3.15
# before: raises RuntimeError
# after: prints é 1
import multiprocessing


def work(n):
	print("é", n, flush=True)


process = multiprocessing.Process(target=work, args=(1,))
if __name__ == "__main__":
	if process:
		process.start()
		process.join()
