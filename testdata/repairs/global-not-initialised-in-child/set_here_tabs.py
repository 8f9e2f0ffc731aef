# target: 3.14
# safe: no
# before: raises TypeError
# after: prints [4, 5]
from concurrent.futures import ProcessPoolExecutor

_config = None


def work(n):
	return n + _config["step"]


def run(value):
	global _config
	_config = {"step": 3}
	with ProcessPoolExecutor(
		max_workers=1,  # one
	) as pool:
		print(list(pool.map(work, [1, 2])))
	return value


if __name__ == "__main__":
	run(1)
