# target: 3.14
# safe: no
# before: prints None
# after: prints 3
import multiprocessing

limit = None


def work():
    print(limit, flush=True)


def main(n):
    global limit
    limit = n
    process = multiprocessing.Process(target=work)
    process.start()
    process.join()


if __name__ == "__main__":
    main(3)
