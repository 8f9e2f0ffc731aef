# safe: no
# before: hangs
# after: prints 1
import multiprocessing
import time


class Main:
	def run(self):
		with multiprocessing.Pool(1) as pool:
			result = pool.apply_async(time.sleep, (0.2,))
			number = 1
			result.wait()
		return number


if __name__ == "__main__":
	print(Main().run())
