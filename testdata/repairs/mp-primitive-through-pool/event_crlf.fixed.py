# safe: no
# before: raises RuntimeError
# after: prints True
import multiprocessing as mp


def work(event):
	event.set()


if __name__ == "__main__":
	event = mp.Manager().Event()
	with mp.Pool(1) as pool:
		pool.apply(work, (event,))
	print(event.is_set())
