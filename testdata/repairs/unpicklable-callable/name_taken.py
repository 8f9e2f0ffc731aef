# safe: no
# target: 3.14
# before: raises PicklingError
# after: prints 3 é
import multiprocessing


def work(n):
    return n


def main():
    def work():
        print(3, "é", flush=True)

    process = multiprocessing.Process(target=work)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
