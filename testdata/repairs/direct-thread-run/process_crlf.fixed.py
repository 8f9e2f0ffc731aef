# safe: yes
import multiprocessing


def main():
	process = multiprocessing.Process(target=print, args=(1,))
	process.start(
	)
	process.join()
