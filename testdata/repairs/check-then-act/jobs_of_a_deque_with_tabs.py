# safe: no
# before: prints [0, 1, 4, 9]
# after: prints [0, 1, 4, 9]
import queue
import threading
from collections import deque

jobs = deque(range(3))
done = []


def work():
	while jobs:
		number = jobs.popleft()
		done.append(number * number)


def main():
	jobs.append(3)
	threads = [threading.Thread(target=work) for _ in range(2)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()


main()
print(sorted(done))
