# target: 3.9
# safe: no
# repair: 2
# before: prints [1, 2, 3]
# after: prints [1, 2, 3]
from itertools import count
import threading


def main():
	last = 0
	seen = []

	def work():
		nonlocal last
		last += 1
		seen.append(last)

	threads = [threading.Thread(target=work) for _ in range(3)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()
	return sorted(seen)


print(main())
