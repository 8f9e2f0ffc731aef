# start-method: spawn
# target: 3.14
# safe: no
# before: raises NameError
# after: prints 2
from concurrent.futures import ProcessPoolExecutor


def setup():
	global base
	base = 1


def add(n):
	return base + n


def work(n):
	return add(n)


def main():
	setup()
	pool = ProcessPoolExecutor(
		max_workers=1,  # one
	)
	print(pool.submit(work, 1).result())
	pool.shutdown()


if __name__ == "__main__":
	main()
