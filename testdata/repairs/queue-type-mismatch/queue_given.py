# safe: no
# python: <3.14
# before: hangs
# after: prints 3
import multiprocessing
import queue


def work(results):
    results.put(3)


def main():
    results = queue.Queue()  # é
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    print(results.get())
    process.join()


if __name__ == "__main__":
    main()
