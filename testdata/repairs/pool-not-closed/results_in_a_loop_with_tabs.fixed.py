# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints 1
from multiprocessing.pool import ThreadPool


def work(numbers):
	with ThreadPool(2) as pool:
		for number in pool.imap_unordered(abs, numbers):
			# each of them
			print(number)


work([-1])
