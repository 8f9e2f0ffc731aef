# safe: no
# target: 3.14
# before: raises PicklingError
# after: prints 3 é
import multiprocessing


def work(n):
    return n


def work_2():
    print(3, "é", flush=True)


def main():
    process = multiprocessing.Process(target=work_2)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
