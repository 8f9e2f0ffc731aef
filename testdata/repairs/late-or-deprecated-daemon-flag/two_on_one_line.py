# safe: yes
# python: >=3.10
# before: warns isDaemon() is deprecated
import threading


def main():
	thread = threading.Thread(target=None, name="Thread-1")
	print(thread.isDaemon(), thread.getName())


main()
