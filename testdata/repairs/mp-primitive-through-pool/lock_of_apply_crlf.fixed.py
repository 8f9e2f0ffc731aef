# safe: no
# repair: 2
# before: raises RuntimeError
# after: prints 3
import multiprocessing as mp


def set_lock(value):
	global lock
	lock = value


# Adds.
def add(n):
	with lock:
		return n + 1


class Main:
	def run(self, numbers):
		lock = mp.Lock()
		with mp.Pool(
			1, initializer=set_lock, initargs=(lock,),  # one
		) as pool:
			for n in numbers:
				result = pool.apply_async(add, args=(n,))
				print(result.get())


if __name__ == "__main__":
	Main().run([2])
