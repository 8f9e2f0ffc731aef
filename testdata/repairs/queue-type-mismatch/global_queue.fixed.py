# safe: no
# python: <3.14
# before: hangs
# after: prints 3
import multiprocessing

results = multiprocessing.Queue(10)


def work():
    results.put(3)


def main():
    process = multiprocessing.Process(target=work)
    process.start()
    print(results.get())
    process.join()


if __name__ == "__main__":
    main()
