# safe: no
# before: raises AttributeError|PicklingError
# after: prints [11, 12]
from multiprocessing import Pool


def run(numbers):
	base = 10

	def shifted(
		n,  # a number
	):
		if n:
			return base + n
		return base

	with Pool(1) as pool:
		return pool.map(shifted, numbers)


if __name__ == "__main__":
	print(run([1, 2]))
