# safe: no
# repair: 2
# before: prints 6
# after: prints 6
from multiprocessing.pool import ThreadPool


def count(words):
	total = 0

	def work(word):
		nonlocal total
		size = len(word)
		total += size * int("1")

	with ThreadPool(2) as pool:
		for _ in pool.imap(work, words):
			pass
	return total


print(count(["a", "ab", "abc"]))
