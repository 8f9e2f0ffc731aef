# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints 1
from multiprocessing.pool import ThreadPool


def work(numbers):
	pool = ThreadPool(2)
	for number in pool.imap_unordered(abs, numbers):
		# each of them
		print(number)


work([-1])
