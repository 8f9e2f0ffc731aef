# safe: no
# before: prints 0
# after: prints 6
from multiprocessing import Pool

total = 0


def count(n):
	return n


def counts(numbers):
	"""é"""
	# Counts.
	global total
	with Pool(2) as pool:
		é = 1; total += sum(pool.map(
			count,  # one
			numbers,
		))
	return total


if __name__ == "__main__":
	print(counts([1, 2, 3]))
