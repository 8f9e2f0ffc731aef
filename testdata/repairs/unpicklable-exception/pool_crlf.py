# safe: no
# before: hangs
# after: prints bad
from multiprocessing import Pool


class Failed(Exception):
	def __init__(self, what):
		super().__init__()
		self.what = what


def work(n):
	raise Failed("bad")


def main():
	with Pool(1) as pool:
		try:
			pool.map(work, [1])
		except Failed as error:
			print(error.what)


if __name__ == "__main__":
	main()
