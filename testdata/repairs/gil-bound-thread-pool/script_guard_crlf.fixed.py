# safe: no
# before: prints [5, 8]
# after: prints [5, 8]
from multiprocessing import Pool


def fib(n):
	return n if n < 2 else fib(n - 1) + fib(n - 2)


# all
if __name__ == "__main__":
	with Pool(2) as pool:
		numbers = pool.map(fib, [5, 6])
	print(numbers)
