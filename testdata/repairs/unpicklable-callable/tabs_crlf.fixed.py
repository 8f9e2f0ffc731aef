# safe: no
# before: raises AttributeError|PicklingError
# after: prints [11, 12]
import functools
from multiprocessing import Pool


def shifted(base,
	n,  # a number
):
	if n:
		return base + n
	return base


def run(numbers):
	base = 10

	with Pool(1) as pool:
		return pool.map(functools.partial(shifted, base), numbers)


if __name__ == "__main__":
	print(run([1, 2]))
