# target: 3.12
# python: <3.14
# safe: no
# before: warns DeprecationWarning
# after: prints [1]
import multiprocessing as mp
from threading import Event, Thread


def compute():
	with mp.Pool(1) as pool:  # forks
		print(pool.map(abs, [-1]))


def main():
	stop = Event()
	thread = Thread(target=stop.wait)
	thread.start()
	compute()
	stop.set()
	thread.join()


main()
