# target: 3.14
# safe: no
# before: raises TypeError
# after: prints 6
import multiprocessing

limit = None


def work(n, *, é=1):
    def add():
        return limit + n + é

    print(add(), flush=True)


def main():
    global limit
    limit = 3  # é
    process = multiprocessing.Process(target=work, args=(2,), kwargs={"é": 1})
    process.start()
    process.join()


if __name__ == "__main__":
    main()
