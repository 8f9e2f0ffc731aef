# safe: no
# python: <3.14
# before: hangs
# after: prints 3
import multiprocessing


def work(results):
    results.put(3)


def main():
    results = multiprocessing.Queue()  # é
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    print(results.get())
    process.join()


if __name__ == "__main__":
    main()
