# safe: no
# before: prints 8
# after: prints 8
from multiprocessing import Process
from threading import Thread


def fib(n):
	return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
	print(fib(n), flush=True)


def main():
	for n in (6,):
		thread = Thread(target=work, args=(n,))
		thread.start()
		thread.join()


main()
