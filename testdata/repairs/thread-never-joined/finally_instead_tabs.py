# safe: no
# repair: 2
# before: raises ValueError
# before: prints done
# after: raises ValueError
# after: prints done
import multiprocessing


def work(n):
	print("done", flush=True)


def main(text):
	"""é"""
	é = 1; processes = []
	for n in range(1):
		multiprocessing.Process(target=work, args=(n,)).start()
	number = int(text)
	print(number)
	return é


if __name__ == "__main__":
	main("x")
