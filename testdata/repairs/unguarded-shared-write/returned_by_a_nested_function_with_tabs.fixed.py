# safe: no
# repair: 2
# before: prints 6
# after: prints 6
from multiprocessing.pool import ThreadPool


def count(words):
	total = 0

	def work(word):
		size = len(word)
		return size * int("1")

	with ThreadPool(2) as pool:
		for part in pool.imap(work, words):
			total += part
	return total


print(count(["a", "ab", "abc"]))
