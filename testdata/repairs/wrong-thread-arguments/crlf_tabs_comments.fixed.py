# safe: yes
# before: raises TypeError
# after: prints abc
from threading import Thread


def main():
	thread = Thread(
		target=print_one,
		args=(  # what to print
			"abc",  # the name
		),
	)
	thread.start()
	thread.join()


def print_one(what):
	print(what)


main()
