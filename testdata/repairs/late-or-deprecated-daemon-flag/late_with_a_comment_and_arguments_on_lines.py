# safe: yes
# before: raises RuntimeError
# after: prints été
from threading import Thread


def main():
	thread = Thread(
		target=print,
		args=("été",)  # what
	)
	thread.start()
	thread.daemon = False  # the program waits
	thread.join()


main()
