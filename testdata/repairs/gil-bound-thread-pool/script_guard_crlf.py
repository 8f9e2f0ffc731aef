# safe: no
# before: prints [5, 8]
# after: prints [5, 8]
from multiprocessing.pool import ThreadPool


def fib(n):
	return n if n < 2 else fib(n - 1) + fib(n - 2)


# all
with ThreadPool(2) as pool:
	numbers = pool.map(fib, [5, 6])
print(numbers)
