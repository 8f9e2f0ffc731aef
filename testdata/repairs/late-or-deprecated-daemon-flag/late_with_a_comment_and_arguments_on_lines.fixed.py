# safe: yes
# before: raises RuntimeError
# after: prints été
from threading import Thread


def main():
	thread = Thread(
		target=print,
		args=("été",), daemon=False  # what
	)
	thread.start()
	# the program waits
	thread.join()


main()
