# safe: no
# before: prints 8
# after: prints 8
from multiprocessing import Process


def fib(n):
	return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
	print(fib(n), flush=True)


def main():
	for n in (6,):
		thread = Process(target=work, args=(n,))
		thread.start()
		thread.join()


if __name__ == "__main__":
	main()
